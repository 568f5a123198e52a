/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-gamepads.h"

/* Without libmanette. */

void
lookout_gamepads_read_system (LookoutGamepads *self)
{
}

gboolean
lookout_gamepads_are_read (void)
{
  return FALSE;
}
