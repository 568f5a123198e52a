/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* GStreamer finds no sound device until they are given back, whatever this computer has. */

GList *test_devices_take_away (void);
void test_devices_give_back (GList *devices);
