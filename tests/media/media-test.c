/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "media-test.h"

void
media_test_set_up (MediaTest *self, gconstpointer data)
{
  self->server = test_server_new (FALSE, data);
  self->locator = test_locator_new ();
  self->player = media_player_new (MEDIA_LOCATOR (self->locator));
  media_player_set_target_size (self->player, 160, 120);
}

void
media_test_tear_down (MediaTest *self, gconstpointer data)
{
  media_player_stop (self->player);
  g_assert_cmpint (media_player_get_state (self->player), ==, MEDIA_STATE_IDLE);
  g_assert_finalize_object (self->player);
  g_assert_true (media_wait_quiet (MEDIA_TEST_PATIENCE_MS));
  while (g_main_context_iteration (NULL, FALSE)) /* answers that nobody waits for any more */
    ;
  g_assert_finalize_object (self->locator);
  test_server_free (self->server);
}

void
media_test_offer (MediaTest *self, MediaProtocol protocol, const char *path)
{
  g_autofree char *uri = test_server_get_uri (self->server, path);

  test_locator_set (self->locator, protocol, uri);
}

static guint
get_checksum (MediaPlayer *player)
{
  g_autoptr (GdkPaintable) image
      = gdk_paintable_get_current_image (media_player_get_paintable (player));
  g_autoptr (GBytes) png = gdk_texture_save_to_png_bytes (GDK_TEXTURE (image));

  return g_bytes_hash (png);
}

gboolean
media_test_has_shown (gpointer data)
{
  return media_player_get_shown (data) >= 20;
}

gboolean
media_test_never (gpointer data)
{
  return FALSE;
}

void
media_test_assert_moving (MediaPlayer *player)
{
  guint first = get_checksum (player);
  guint64 shown = media_player_get_shown (player);

  for (int i = 0; i < 100; i++)
    {
      test_wait (media_test_never, NULL, 50);
      if (media_player_get_shown (player) > shown && get_checksum (player) != first)
        return;
    }
  g_assert_not_reached ();
}
