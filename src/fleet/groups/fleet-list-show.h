/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void fleet_list_show (GListStore *list, GPtrArray *items);

G_END_DECLS
