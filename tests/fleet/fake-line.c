/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fake-line.h"

struct _FakeLine
{
  GObject parent;

  GString *sent;
  GQueue waiting; /* of GTask, whose data is the phase */
};

static void fake_line_iface_init (FleetPtzLineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeLine,
                               fake_line,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (FLEET_TYPE_PTZ_LINE, fake_line_iface_init))

static void
fake_line_send_async (FleetPtzLine *line,
                      OnvPtzPhase phase,
                      OnvPtzAction action,
                      guint speed,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  static const char *const names[] = { "start", "stop", "step" };
  FakeLine *self = FAKE_LINE (line);
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_string_append_printf (self->sent, "%s%s %d %u", self->sent->len > 0 ? ", " : "", names[phase],
                          (int) action, speed);
  g_task_set_task_data (task, GINT_TO_POINTER (phase), NULL);
  g_queue_push_tail (&self->waiting, task);
}

static gboolean
fake_line_send_finish (FleetPtzLine *line, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
fake_line_iface_init (FleetPtzLineInterface *iface)
{
  iface->send_async = fake_line_send_async;
  iface->send_finish = fake_line_send_finish;
}

static void
fake_line_finalize (GObject *object)
{
  FakeLine *self = FAKE_LINE (object);

  g_assert_true (g_queue_is_empty (&self->waiting)); /* each has the line as its source */
  g_string_free (self->sent, TRUE);
  G_OBJECT_CLASS (fake_line_parent_class)->finalize (object);
}

static void
fake_line_class_init (FakeLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_line_finalize;
}

static void
fake_line_init (FakeLine *self)
{
  self->sent = g_string_new (NULL);
  g_queue_init (&self->waiting);
}

FakeLine *
fake_line_new (void)
{
  return g_object_new (FAKE_TYPE_LINE, NULL);
}

static GTask *
take_waiting (FakeLine *self, OnvPtzPhase phase)
{
  for (GList *l = self->waiting.head; l != NULL; l = l->next)
    {
      GTask *task = l->data;

      if (GPOINTER_TO_INT (g_task_get_task_data (task)) != (int) phase)
        continue;
      g_queue_delete_link (&self->waiting, l);
      return task;
    }
  g_error ("No command with phase %d waits for an answer", (int) phase);
}

/* Until the one who asked has been told. */
static void
deliver (GTask *task)
{
  while (!g_task_get_completed (task))
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (task);
}

void
fake_line_answer (FakeLine *self, OnvPtzPhase phase)
{
  GTask *task = take_waiting (self, phase);

  g_task_return_boolean (task, TRUE);
  deliver (task);
}

void
fake_line_refuse (FakeLine *self, OnvPtzPhase phase, OnvError code)
{
  GTask *task = take_waiting (self, phase);

  g_task_return_new_error (task, ONV_ERROR, (int) code, "no");
  deliver (task);
}

char *
fake_line_take (FakeLine *self)
{
  char *sent = g_strdup (self->sent->str);

  g_string_truncate (self->sent, 0);
  return sent;
}

guint
fake_line_get_n_waiting (FakeLine *self)
{
  return g_queue_get_length (&self->waiting);
}
