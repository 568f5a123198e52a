/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What time it is where the camera's platform is, and when the camera came online last. */

#include "live/lookout-play-private.h"

#include "kit/lookout-time.h"

/**
 * lookout_play_get_zone:
 * @self: a play
 *
 * Returns: (transfer none) (nullable): the zone of the platform's clock, as the account has it
 */
GTimeZone *
lookout_play_get_zone (LookoutPlay *self)
{
  g_autoptr (FleetSession) session = NULL;

  g_return_val_if_fail (LOOKOUT_IS_PLAY (self), NULL);

  if (self->zone == NULL && self->channel != NULL)
    session = fleet_device_dup_session (fleet_channel_get_device (self->channel));
  if (session != NULL)
    self->zone
        = g_time_zone_new_identifier (fleet_account_get_zone (fleet_session_get_account (session)));
  return self->zone;
}

/* (nullable): as the platform says it, which may have said it anew. */
const char *
lookout_play_write_last_login (LookoutPlay *self)
{
  FleetDevice *device = self->channel != NULL ? fleet_channel_get_device (self->channel) : NULL;
  g_autoptr (GDateTime) moment = device != NULL ? fleet_device_dup_last_login_date (device) : NULL;
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();

  g_clear_pointer (&self->last_login, g_free);
  if (moment != NULL)
    self->last_login = lookout_time_dup_moment (moment, here);
  return self->last_login;
}
