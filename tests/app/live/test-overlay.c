/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands over a tile's picture, in small tiles and in large ones. */
#include "config.h"

#include "app-test.h"
#include "live/lookout-live-words.h"
#include "live/lookout-overview.h"
#include "live/lookout-readout.h"
#include "live/lookout-tile-figures.h"
#include "live/lookout-tile-overlay.h"

/* Of those right below the overlay. */
static GtkWidget *
find_child (GtkWidget *overlay, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (G_TYPE_CHECK_INSTANCE_TYPE (child, type))
      return child;
  return NULL;
}

static void
allocate (GtkWidget *overlay, int width, int height)
{
  gtk_widget_measure (overlay, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (overlay, &(GtkAllocation){ 0, 0, width, height }, -1);
}

/* With its picture where there is room, with the factor alone where there is little. */
static void
test_overview (void)
{
  const LookoutTileStatus status = { .state = MEDIA_STATE_LIVE, .width = 640, .height = 360 };
  const LookoutZoom zoom = { 2, 0.5, 0.5 };
  g_autoptr (GdkPaintable) paintable = gdk_paintable_new_empty (640, 360);
  GtkWidget *overlay = g_object_ref_sink (lookout_tile_overlay_new ());
  GtkWidget *overview = find_child (overlay, LOOKOUT_TYPE_OVERVIEW);
  int small;

  lookout_tile_overlay_show_status (LOOKOUT_TILE_OVERLAY (overlay), &status, TRUE);
  g_assert_false (gtk_widget_get_visible (overview));
  lookout_tile_overlay_set_zoom (LOOKOUT_TILE_OVERLAY (overlay), &zoom, paintable);
  lookout_tile_overlay_show_status (LOOKOUT_TILE_OVERLAY (overlay), &status, TRUE);
  gtk_test_accessible_assert_role (overview, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (overview, GTK_ACCESSIBLE_PROPERTY_LABEL, "Zoom 2.0 ×");
  allocate (overlay, 200, 112);
  g_assert_true (gtk_widget_get_child_visible (overview));
  small = gtk_widget_get_height (overview);
  allocate (overlay, 640, 360);
  g_assert_true (gtk_widget_get_child_visible (overview));
  g_assert_cmpint (gtk_widget_get_height (overview) - small, >, 50);
  lookout_tile_overlay_set_zoom (LOOKOUT_TILE_OVERLAY (overlay), NULL, NULL);
  g_assert_false (gtk_widget_get_visible (overview));
  g_object_unref (overlay);
}

/* In a small tile the last figures go, and half of the picture stays free; with room all are there. */
static void
test_figures (void)
{
  static const struct
  {
    int width, height;
    gboolean all;
  } sizes[] = {
    { 180, 320, FALSE },
    { 320, 240, FALSE },
    { 370, 208, FALSE },
    { 640, 360, TRUE },
  };
  const LookoutTileStatus status = { .state = MEDIA_STATE_LIVE };
  GtkWidget *overlay = g_object_ref_sink (lookout_tile_overlay_new ());
  GtkWidget *figures = app_test_find (overlay, LOOKOUT_TYPE_TILE_FIGURES, NULL, NULL);

  lookout_tile_overlay_set_figures_visible (LOOKOUT_TILE_OVERLAY (overlay), TRUE);
  lookout_tile_overlay_show_status (LOOKOUT_TILE_OVERLAY (overlay), &status, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      graphene_rect_t bounds;

      allocate (overlay, sizes[i].width, sizes[i].height);
      g_assert_true (gtk_widget_get_child_visible (figures));
      g_assert_true (gtk_widget_get_child_visible (gtk_widget_get_first_child (figures)));
      g_assert_true (gtk_widget_get_child_visible (gtk_widget_get_last_child (figures))
                     == sizes[i].all);
      g_assert_true (gtk_widget_compute_bounds (figures, overlay, &bounds));
      g_assert_true (sizes[i].all
                     || bounds.origin.y + bounds.size.height <= (float) sizes[i].height / 2);
    }
  g_object_unref (overlay);
}

static GtkWidget *
find_name (GtkWidget *overlay)
{
  for (GtkWidget *child = gtk_widget_get_first_child (overlay); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "camera-name"))
      return child;
  return NULL;
}

/* As large as one of 16 in a window of 420 pixels: whose picture it is counts for more than how old it is. */
static void
test_small_tile (void)
{
  const LookoutTileStatus status = { .state = MEDIA_STATE_LIVE,
                                     .width = 640,
                                     .height = 360,
                                     .picture_age_ms = 100,
                                     .has_audio = TRUE };
  GtkWidget *overlay = g_object_ref_sink (lookout_tile_overlay_new ());
  GtkWidget *clock;

  lookout_tile_overlay_set_name (LOOKOUT_TILE_OVERLAY (overlay), "Camera 0001 Gate");
  lookout_tile_overlay_set_clock (LOOKOUT_TILE_OVERLAY (overlay), "12:34:56");
  for (int i = 0; i < 2; i++)
    {
      lookout_tile_overlay_show_status (LOOKOUT_TILE_OVERLAY (overlay), &status, TRUE);
      allocate (overlay, 103, 90);
    }
  g_assert_true (gtk_widget_get_child_visible (find_name (overlay)));
  g_assert_cmpint (gtk_widget_get_width (find_name (overlay)), >, 32);
  /* The buttons, which are not seen before one points there, do not take the clock away. */
  clock = find_child (overlay, LOOKOUT_TYPE_READOUT);
  g_assert_true (gtk_widget_get_child_visible (clock));
  allocate (overlay, 160, 90);
  g_assert_true (gtk_widget_get_child_visible (clock));
  g_assert_true (gtk_widget_has_css_class (clock, "crowded"));
  allocate (overlay, 640, 360);
  g_assert_true (gtk_widget_get_child_visible (clock));
  g_assert_false (gtk_widget_has_css_class (clock, "crowded"));
  g_object_unref (overlay);
}

/* Where the picture has stopped, it is no reason that few of them are shown. */
static void
test_slowed (void)
{
  LookoutTileStatus status
      = { .state = MEDIA_STATE_LIVE, .width = 640, .height = 360, .slowed = TRUE };
  GtkWidget *overlay = g_object_ref_sink (lookout_tile_overlay_new ());
  GtkWidget *notice;

  lookout_tile_overlay_show_status (LOOKOUT_TILE_OVERLAY (overlay), &status, TRUE);
  notice = app_test_find (overlay, GTK_TYPE_LABEL, "label",
                          lookout_live_words_get_notice (MEDIA_NOTICE_SLOWED));
  g_assert_nonnull (notice);
  g_assert_true (gtk_widget_get_visible (notice));
  status.state = MEDIA_STATE_STALLED;
  lookout_tile_overlay_show_status (LOOKOUT_TILE_OVERLAY (overlay), &status, TRUE);
  g_assert_false (gtk_widget_get_visible (notice));
  g_object_unref (overlay);
}

int
main (int argc, char *argv[])
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/live/overlay/small-tile", test_small_tile);
  g_test_add_func ("/live/overlay/overview", test_overview);
  g_test_add_func ("/live/overlay/figures", test_figures);
  g_test_add_func ("/live/overlay/slowed", test_slowed);
  return g_test_run ();
}
