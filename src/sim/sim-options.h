/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define SIM_OPTIONS_ERROR (sim_options_error_quark ())
GQuark sim_options_error_quark (void);

typedef enum
{
  SIM_OPTIONS_ERROR_VALUE,
} SimOptionsError;

/**
 * SimOptions:
 * @port: the port of the API over HTTP, 0 for a free one
 * @https_port: the port of the API over HTTPS, 0 for a free one
 * @rtmp_port: the port of nginx-rtmp, 0 for a free one
 * @devices: how many devices the product has
 * @channels: channels a device
 * @online: per cent of the devices that are online
 * @width: of every picture, pixels
 * @height: of every picture, pixels
 * @fps: pictures a second
 * @gop_seconds: from one keyframe to the next
 * @h265: %TRUE when the cameras encode H.265
 * @seed: what every generated value is derived from
 * @state_dir: (nullable): where state is kept, %NULL for a temporary directory
 * @videos: (array zero-terminated=1): files that the cameras film
 * @faults: (array zero-terminated=1): fault specifications
 * @with_parent: stop when standard input closes
 * @print_config: print what was understood, and stop
 *
 * The command line of lookout-sim.
 */
typedef struct
{
  int port;
  int https_port;
  int rtmp_port;
  int devices;
  int channels;
  int online;
  int width;
  int height;
  int fps;
  double gop_seconds;
  gboolean h265;
  gint64 seed;
  char *state_dir;
  char **videos;
  char **faults;
  gboolean with_parent;
  gboolean print_config;
} SimOptions;

SimOptions *sim_options_new (void);
SimOptions *sim_options_parse (int *argc, char ***argv, GError **error);
JsonNode *sim_options_to_json (const SimOptions *options);
void sim_options_free (SimOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimOptions, sim_options_free)

G_END_DECLS
