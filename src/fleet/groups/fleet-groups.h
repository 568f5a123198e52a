/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The list of groups that a store shows. */
GPtrArray *fleet_groups_dup (GListStore *shown);
void fleet_groups_show (GListStore *shown, GPtrArray *groups);
void fleet_groups_adopt (GListStore *shown, GPtrArray *read);

G_END_DECLS
