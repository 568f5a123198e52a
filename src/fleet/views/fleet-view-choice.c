/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What is chosen camera by camera, and kept with a view. */

#include "views/fleet-view-private.h"

#include <glib/gi18n-lib.h>

#define OFFSET(member) G_STRUCT_OFFSET (FleetViewCamera, member)

const FleetViewChoice fleet_view_choices[FLEET_VIEW_N_CHOICES] = {
  { "protocol", fleet_play_protocol_get_type, OFFSET (protocol), FALSE,
    N_ ("this must be flv, hls or rtmp") },
  { "size", fleet_stream_size_get_type, OFFSET (size), TRUE,
    N_ ("this must be automatic, fluent, standard, high or best") },
  { "delay", fleet_pace_get_type, OFFSET (pace), TRUE, N_ ("this must be fast, normal or smooth") },
};

G_STATIC_ASSERT (sizeof (FleetPlayProtocol) == sizeof (int));
G_STATIC_ASSERT (sizeof (FleetStreamSize) == sizeof (int));
G_STATIC_ASSERT (sizeof (FleetPace) == sizeof (int));

int *
fleet_view_choice_of (const FleetViewChoice *choice, FleetViewCamera *camera)
{
  return (int *) G_STRUCT_MEMBER_P (camera, choice->offset);
}

int
fleet_view_choice_get (const FleetViewChoice *choice, const FleetViewCamera *camera)
{
  return G_STRUCT_MEMBER (const int, camera, choice->offset);
}
