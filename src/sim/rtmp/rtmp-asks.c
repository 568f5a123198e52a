/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What nginx asks before anyone plays or publishes, and tells afterwards. */
#include "config.h"

#include "faults/sim-fault-answer.h"
#include "faults/sim-faults.h"
#include "http/sim-call.h"
#include "http/sim-log.h"
#include "http/sim-tokens.h"
#include "platform/command-clock.h"
#include "platform/sim-card.h"
#include "platform/sim-chapters.h"
#include "platform/sim-clock.h"
#include "platform/sim-closing.h"
#include "platform/sim-vod.h"
#include "rtmp/sim-pushes.h"
#include "rtmp/sim-rtmp.h"

#include <string.h>

#define MAX_BODY 16384

/* What nginx says of itself; whatever else is in its question came with the address. */
static const char *const own_names[] = {
  "app",   "flashver", "swfurl",    "tcurl",    "pageurl",  "addr",  "clientid",
  "call",  "name",     "type",      "start",    "duration", "reset", "time",
  "epoch", "bytes_in", "bytes_out", "recorder", "path",     NULL,
};

typedef struct
{
  GHashTable *params;
  char *token;
} Question;

static void
question_clear (Question *self)
{
  g_hash_table_unref (self->params);
  g_free (self->token);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Question, question_clear)

static void
read_pair (Question *self, const char *pair)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name
      = g_strndup (pair, equals != NULL ? (gsize) (equals - pair) : strlen (pair));

  if (equals != NULL && g_strv_contains (own_names, name))
    g_hash_table_insert (self->params, g_steal_pointer (&name),
                         g_uri_unescape_string (equals + 1, NULL));
  else if (*pair != '\0' && self->token == NULL)
    self->token = g_strdup (pair);
}

static void
read_question (SimCall *call, Question *self)
{
  g_autoptr (GBytes) body = sim_call_dup_body (call);
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  g_autofree char *text = g_strndup (data != NULL ? data : "", length);
  g_auto (GStrv) pairs = g_strsplit (text, "&", -1);

  self->params = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->token = NULL;
  for (guint i = 0; pairs[i] != NULL; i++)
    read_pair (self, pairs[i]);
}

static const char *
get (const Question *self, const char *name)
{
  const char *text = g_hash_table_lookup (self->params, name);

  return text != NULL ? text : "";
}

static void
answer (SimCall *call, guint status)
{
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  sim_call_send (call, status, NULL, empty);
}

static gboolean
is_ours (SimCall *call, const Question *question)
{
  return g_strcmp0 (question->token, sim_rtmp_get_secret (call->platform->rtmp)) == 0;
}

static gboolean
read_channel (SimCall *call, GHashTable *captures)
{
  guint64 device, channel;

  if (!g_ascii_string_to_unsigned (g_hash_table_lookup (captures, "device"), 10, 1, G_MAXINT64,
                                   &device, NULL)
      || !g_ascii_string_to_unsigned (g_hash_table_lookup (captures, "channel"), 10, 1, G_MAXUINT32,
                                      &channel, NULL))
    return FALSE;
  call->device = sim_devices_get (call->platform->devices, device);
  call->channel = (guint) channel;
  return call->device != NULL && sim_device_has_channel (call->device, call->channel);
}

static gboolean
is_past (const Question *question)
{
  return g_str_equal (get (question, "app"), "rvod");
}

/* Names are `DEVICE-CHANNEL`; of recordings on a card `DEVICE-CHANNEL-BEGIN-END`. */
static gboolean
find_channel (SimCall *call, const Question *question)
{
  g_autoptr (GHashTable) captures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return sim_route_match (is_past (question) ? "{device}-{channel}-{begin}-{end}"
                                             : "{device}-{channel}",
                          get (question, "name"), captures)
         && read_channel (call, captures);
}

/* Times are by the camera's own clock; what was not recorded is not played. */
static gboolean
find_past (SimCall *call, const Question *question, SimPast *past)
{
  g_auto (GStrv) words = g_strsplit (get (question, "name"), "-", -1);
  SimPart channel = { call->platform->cameras, call->device, call->channel };
  gint64 begin, end;

  if (g_strv_length (words) != 4 || !sim_clock_parse_digits (words[2], &begin)
      || !sim_clock_parse_digits (words[3], &end) || end <= begin
      || !sim_card_cut (&channel, &begin, &end))
    return FALSE;
  *past = (SimPast){
    .name = get (question, "name"),
    .offset = begin - sim_clock_read_camera (&channel),
    .seconds = MIN (end - begin, G_MAXINT32),
  };
  return TRUE;
}

static gboolean
may_play (SimCall *call, const Question *question)
{
  const char *app = get (question, "app");
  SimPast past;

  return (g_str_equal (app, "live") || is_past (question)) && find_channel (call, question)
         && sim_device_is_online (call->device)
         && !sim_closing_is_closed (call->platform, call->device->id, call->channel)
         && sim_tokens_check (call->platform->tokens, question->token, call->device->id,
                              call->channel)
         && (!is_past (question) || find_past (call, question, &past));
}

static void
allow_play (SimCall *call)
{
  g_auto (Question) question;
  SimPast past;

  read_question (call, &question);
  if (is_past (&question) && !find_past (call, &question, &past))
    {
      answer (call, SOUP_STATUS_FORBIDDEN); /* the card went away while a fault held the call */
      return;
    }
  sim_rtmp_watch (call->platform->rtmp, call, get (&question, "clientid"), get (&question, "addr"),
                  is_past (&question) ? &past : NULL);
  answer (call, SOUP_STATUS_OK);
}

/* Recordings (6) are sent by nginx, from their files. */
static void
answer_vod (SimCall *call, const Question *question)
{
  gboolean allowed = sim_vod_may_play (call->platform, get (question, "name"), question->token);

  answer (call, allowed ? SOUP_STATUS_OK : SOUP_STATUS_FORBIDDEN);
}

/* Faults see a play as a request for the path of its address. */
static void
on_play (SimCall *call, const Question *question)
{
  SimPlatform *platform = call->platform;
  gboolean allowed = may_play (call, question);

  if (is_ours (call, question))
    {
      answer (call, SOUP_STATUS_OK);
      return;
    }

  g_free (call->path);
  call->path = g_strdup_printf ("/%s/%s", get (question, "app"), get (question, "name"));
  call->log_id = sim_log_add (platform->log, "RTMP", call->path, question->token, FALSE);
  call->logged = TRUE;
  call->token = g_strdup (question->token);
  if (g_str_equal (get (question, "app"), "vod"))
    {
      answer_vod (call, question);
      return;
    }
  if (!allowed)
    {
      answer (call, SOUP_STATUS_FORBIDDEN);
      return;
    }
  call->faults = sim_faults_select (platform->faults, call->path, call->device->id);
  sim_fault_answer_begin (call, allow_play);
}

static void
on_play_done (SimCall *call, const Question *question)
{
  sim_rtmp_leave (call->platform->rtmp, get (question, "clientid"));
  answer (call, SOUP_STATUS_OK);
}

static void
on_pushable (SimCall *call, gboolean allowed)
{
  answer (call, allowed ? SOUP_STATUS_OK : SOUP_STATUS_FORBIDDEN);
}

/* A camera of ours, or whoever has the address of 4.4. */
static void
on_publish (SimCall *call, const Question *question)
{
  SimPushes *pushes = call->platform->pushes;
  const char *name = get (question, "name");

  if (is_ours (call, question))
    {
      sim_pushes_note_own (pushes, get (question, "clientid"), name);
      answer (call, SOUP_STATUS_OK);
    }
  else if (g_str_equal (get (question, "app"), "live") && find_channel (call, question)
           && sim_pushes_check_key (pushes, call->device->id, call->channel, question->token))
    sim_pushes_begin (pushes, call, name, get (question, "clientid"), get (question, "addr"),
                      on_pushable);
  else
    answer (call, SOUP_STATUS_FORBIDDEN);
}

static void
on_publish_done (SimCall *call, const Question *question)
{
  sim_pushes_end (call->platform->pushes, get (question, "clientid"));
  answer (call, SOUP_STATUS_OK);
}

typedef struct
{
  const char *name;
  void (*handler) (SimCall *call, const Question *question);
} Event;

static const Event events[] = {
  { "play", on_play },
  { "play_done", on_play_done },
  { "publish", on_publish },
  { "publish_done", on_publish_done },
};

static void
on_event (SimCall *call)
{
  SimRtmp *rtmp = call->platform->rtmp;
  const char *name = sim_call_get_text (call, "event");
  g_auto (Question) question;

  read_question (call, &question);
  for (gsize i = 0; i < G_N_ELEMENTS (events) && rtmp != NULL; i++)
    if (g_strcmp0 (sim_call_get_text (call, "secret"), sim_rtmp_get_secret (rtmp)) == 0
        && g_str_equal (events[i].name, name))
      {
        events[i].handler (call, &question);
        return;
      }
  sim_call_fail (call, SIM_ERROR_NO_ROUTE, NULL);
}

const SimRoute sim_chapter_rtmp[] = {
  { "_sim", "POST", "/_sim/rtmp/{secret}/{event}", SIM_AUTH_NONE, on_event, NULL, MAX_BODY,
    .stream = TRUE },
  { NULL },
};
