/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-test-server.h"

struct _TestLocator
{
  GObject parent_instance;

  char *uris[MEDIA_N_PROTOCOLS];
  char *pin;
  GTlsDatabase *database;
  gboolean reached;
  GError *error;
  guint n_asked;
  guint n_keyframes;
};

static void
locate_async (MediaLocator *locator,
              MediaProtocols avoid,
              guint attempt,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  TestLocator *self = TEST_LOCATOR (locator);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->n_asked++;
  if (self->error != NULL)
    {
      g_task_return_error (task, g_error_copy (self->error));
      return;
    }

  for (guint i = 0; i < MEDIA_N_PROTOCOLS; i++)
    if (self->uris[i] != NULL && (avoid & MEDIA_PROTOCOL_MASK (i)) == 0)
      {
        MediaAddress *address = media_address_new (self->uris[i], (MediaProtocol) i);

        media_address_set_tls_pin (address, self->pin);
        media_address_set_tls_database (address, self->database);
        media_address_set_reached (address, self->reached);
        g_task_return_pointer (task, address, g_object_unref);
        return;
      }

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no protocol is left");
}

static MediaAddress *
locate_finish (MediaLocator *locator, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
request_keyframe (MediaLocator *locator)
{
  TEST_LOCATOR (locator)->n_keyframes++;
}

static void
test_locator_iface_init (MediaLocatorInterface *iface)
{
  iface->locate_async = locate_async;
  iface->locate_finish = locate_finish;
  iface->request_keyframe = request_keyframe;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestLocator,
                               test_locator,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MEDIA_TYPE_LOCATOR, test_locator_iface_init))

static void
test_locator_finalize (GObject *object)
{
  TestLocator *self = TEST_LOCATOR (object);

  for (guint i = 0; i < MEDIA_N_PROTOCOLS; i++)
    g_free (self->uris[i]);
  g_free (self->pin);
  g_clear_object (&self->database);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (test_locator_parent_class)->finalize (object);
}

static void
test_locator_class_init (TestLocatorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_locator_finalize;
}

static void
test_locator_init (TestLocator *self)
{
}

TestLocator *
test_locator_new (void)
{
  return g_object_new (TEST_TYPE_LOCATOR, NULL);
}

void
test_locator_set (TestLocator *self, MediaProtocol protocol, const char *uri)
{
  g_free (self->uris[protocol]);
  self->uris[protocol] = g_strdup (uri);
}

void
test_locator_set_tls (TestLocator *self, const char *pin, GTlsDatabase *database)
{
  g_free (self->pin);
  self->pin = g_strdup (pin);
  g_set_object (&self->database, database);
}

void
test_locator_set_reached (TestLocator *self, gboolean reached)
{
  self->reached = reached;
}

void
test_locator_set_error (TestLocator *self, const GError *error)
{
  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
}

guint
test_locator_get_n_asked (TestLocator *self)
{
  return self->n_asked;
}

guint
test_locator_get_n_keyframes (TestLocator *self)
{
  return self->n_keyframes;
}

static gboolean
on_timeout (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
on_look (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until func says so; looks at every event, and 50 times a second. */
gboolean
test_wait (TestFunc func, gpointer data, guint timeout_ms)
{
  gboolean over = FALSE, done;
  guint timeout = g_timeout_add (timeout_ms, on_timeout, &over);
  guint look = g_timeout_add (20, on_look, NULL);

  while (!(done = func (data)) && !over)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (look);
  if (!over)
    g_source_remove (timeout);
  return done;
}

typedef struct
{
  MediaPlayer *player;
  MediaState state;
} Wanted;

static gboolean
has_state (gpointer data)
{
  Wanted *wanted = data;

  return media_player_get_state (wanted->player) == wanted->state;
}

gboolean
test_wait_state (MediaPlayer *player, MediaState state, guint timeout_ms)
{
  Wanted wanted = { player, state };

  return test_wait (has_state, &wanted, timeout_ms);
}
