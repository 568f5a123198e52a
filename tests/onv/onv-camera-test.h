/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "onv-case.h"

G_BEGIN_DECLS

/* A camera behind a test server: what a test sets here it says. */
typedef struct
{
  int get_id;         /* the command that reads its settings … */
  JsonNode *settings; /* … which are these */
  char *text;         /* what it says to anything else; without, a result … */
  int result;         /* … which is this */
  int status;         /* how far commands come */
  int code;           /* its own word on them */
  JsonNode *body;     /* the last command but for reading settings, as it came */
  char *qos;          /* of that */
  guint asked;
} OnvCamera;

/* A camera that is online and obeys. */
void onv_camera_install (OnvCamera *self, TestServer *server);
void onv_camera_clear (OnvCamera *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OnvCamera, onv_camera_clear)

void onv_camera_set_settings (OnvCamera *self, int get_id, const char *text); /* with ' for " */
void onv_camera_say (OnvCamera *self, const char *text);                      /* with ' for " */
void onv_camera_say_fixture (OnvCamera *self, const char *name); /* of tests/data/onv */

/* The `cmd` of the last command. */
#define onv_camera_assert_told(camera, expected)                                               \
  onv_test_assert_json (json_object_get_member (json_node_get_object ((camera)->body), "cmd"), \
                        expected)

/* That the last command was what the document prints, and what devices of 2018 need beside it. */
void onv_camera_assert_fixture (OnvCamera *self, const char *name, const char *cmd);

G_END_DECLS
