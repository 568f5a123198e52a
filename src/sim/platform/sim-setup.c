/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place where what a camera was told becomes what it does. */
#include "config.h"

#include "platform/sim-setup.h"

#include "platform/command-clock.h"
#include "platform/command-detectors.h"
#include "platform/command-osd.h"
#include "platform/command-picture.h"
#include "platform/sim-json.h"

static void
read_region (JsonObject *region, int width, int height, double *edges)
{
  double left = (double) sim_json_read_int (region, "x", 0);
  double top = (double) sim_json_read_int (region, "y", 0);

  edges[0] = left / width;
  edges[1] = top / height;
  edges[2] = (left + (double) sim_json_read_int (region, "w", 0)) / width;
  edges[3] = (top + (double) sim_json_read_int (region, "h", 0)) / height;
}

static void
read_watch (const SimPart *part, SimWatch *watch)
{
  g_autoptr (JsonNode) node = sim_subject_read (&sim_detector_motion, part);
  JsonObject *cmd = json_node_get_object (node);
  JsonNode *regions = json_object_get_member (cmd, "region");
  int width, height;

  *watch = (SimWatch){ 0 };
  if (sim_json_read_int (cmd, "enable", 0) == 0)
    return;
  sim_picture_get_size (part, &width, &height);
  watch->sensitivity = (int) sim_json_read_int (cmd, "sensitivity", 0);
  for (guint i = 0; regions != NULL && i < json_array_get_length (json_node_get_array (regions));
       i++)
    read_region (json_array_get_object_element (json_node_get_array (regions), i), width, height,
                 watch->regions[watch->n_regions++]);
}

/**
 * sim_setup_apply:
 * @part: a channel
 * @camera: its camera
 *
 * Makes the camera what its settings say.
 */
void
sim_setup_apply (const SimPart *part, SimCamera *camera)
{
  g_autoptr (SimCameraConfig) config
      = sim_cameras_make_config (part->cameras, part->device, part->channel);
  g_autoptr (SimOsd) osd = sim_osd_read (part);
  SimLook look;
  SimWatch watch;

  sim_picture_read (part, config, &look);
  look.clock = sim_clock_of_camera (part);
  read_watch (part, &watch);
  sim_camera_set_encoder (camera, config, &look);
  sim_camera_set_osd (camera, osd);
  sim_camera_set_watch (camera, &watch);
}
