/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

gpointer lookout_hold_while_busy (GApplication *application, gpointer keeper);
