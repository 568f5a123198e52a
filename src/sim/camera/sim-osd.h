/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SIM_CORNER_LEFT_TOP,
  SIM_CORNER_RIGHT_TOP,
  SIM_CORNER_LEFT_BOTTOM,
  SIM_CORNER_RIGHT_BOTTOM,
} SimCorner;

typedef enum
{
  SIM_DATE_YMD,
  SIM_DATE_DMY,
  SIM_DATE_MDY,
} SimDateOrder;

/**
 * SimOsdEntry:
 * @enabled: whether it is drawn at all
 * @text: (nullable): what it says; %NULL or empty shows the time instead
 * @corner: where
 * @order: of the date
 * @twelve_hours: a clock of 12 hours with AM and PM
 *
 * One entry of commands 20 and 21 (3.2).
 */
typedef struct
{
  gboolean enabled;
  char *text;
  SimCorner corner;
  SimDateOrder order;
  gboolean twelve_hours;
} SimOsdEntry;

/* The two entries of commands 20 and 21: `type` 1, the person's text, and 2, the clock. */
#define SIM_OSD_TEXT 0
#define SIM_OSD_CLOCK 1
#define SIM_OSD_N_ENTRIES 2

typedef struct
{
  SimOsdEntry entries[SIM_OSD_N_ENTRIES];
} SimOsd;

SimOsd *sim_osd_new (const char *name);
SimOsd *sim_osd_copy (const SimOsd *osd);
void sim_osd_free (SimOsd *osd);
char *sim_osd_entry_format (const SimOsdEntry *entry, GDateTime *time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimOsd, sim_osd_free)

G_END_DECLS
