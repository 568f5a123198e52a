/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sim-store.h"

#include <sqlite3.h>

G_BEGIN_DECLS

struct _SimStore
{
  sqlite3 *database;
  char *files; /* the folder of files */
};

G_END_DECLS
