/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv-rows.h"
#include "onv-test.h"

G_BEGIN_DECLS

/*
 * One thing that is asked of the platform, written as text.
 *
 * @what is the name of a call ("add_device"), a command ("cmd 21"), or what the stand-in is told about
 * itself ("POST _sim/alarms"). @args are parameters by the names of their properties, `a=1&b=2`; for a
 * command the device and the channel, and `base` and `url` are the address of calls that have no path of
 * the platform's. @body is what is sent beside them, with ' for ": for a setter the members that change.
 * A word in braces stands for what an earlier step has kept; {x64} for 64 letters, {n30} for 30 ids.
 */
typedef struct
{
  const char *what;
  const char *args;
  const char *body;
  const char *shows; /* (nullable): "member=text" of what is answered, or of the first item of it */
  const char *keep;  /* (nullable): "word=member", kept for later steps */
  GType (*type) (void);   /* of the record that the body is, where the library knows its limits */
  OnvWrite write;         /* of that record */
  gboolean needs_rtmp;    /* where the stand-in has none, it is an error of its own */
  gboolean is_unanswered; /* that a camera does not answer is as good as it gets */
  guint lasts_ms;         /* how long what was begun goes on */
  gboolean is_waited_for; /* asked again until it shows what it shall */
  guint back;             /* the same, with so many steps before it */
} OnvStep;

/* Who asks, and what is known by now. */
typedef struct
{
  OnvClient *client;
  GHashTable *words;
  GBytes *picture; /* the last that was answered; "{picture}" as a body */
} OnvWalk;

/* The rows; either is NULL where a step is not of that kind. */
const OnvCall *onv_step_get_call (const OnvStep *self);
const OnvCommand *onv_step_get_command (const OnvStep *self, int *id);
char *onv_step_dup_section (const OnvStep *self); /* "16.1", "cmd 21" */

/* Does it, with what @args (nullable) changes and @body (nullable) instead of its own: %NULL with @error
 * set, or the record, list, page, bytes that came of it, or not %NULL. */
gpointer onv_step_do (const OnvStep *self,
                      OnvWalk *walk,
                      const char *args,
                      const char *body,
                      GError **error);

/* The same past all limits of the library: the platform is to see to its own. */
gpointer onv_step_do_blindly (const OnvStep *self,
                              OnvWalk *walk,
                              const char *args,
                              const char *body,
                              GError **error);

/* Tells a camera `cmd` as it stands there. */
gboolean onv_step_tell (const OnvStep *self, OnvWalk *walk, const char *cmd, GError **error);

/* Changes the members of @record that @members names. */
gboolean onv_step_edit (OnvRecord *record, JsonNode *members, GError **error);

/* Drops what @self has answered, and before that keeps of it what is to be kept. Whether it shows what it
 * shall. */
gboolean onv_step_take (const OnvStep *self, OnvWalk *walk, gpointer answer);

G_END_DECLS
