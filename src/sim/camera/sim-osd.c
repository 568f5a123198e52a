/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "camera/sim-osd.h"

/* By order of the date and by clock: 24 hours, 12 hours. Tenths follow the seconds. */
static const char *const formats[][2] = {
  [SIM_DATE_YMD] = { "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %I:%M:%S" },
  [SIM_DATE_DMY] = { "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %I:%M:%S" },
  [SIM_DATE_MDY] = { "%m-%d-%Y %H:%M:%S", "%m-%d-%Y %I:%M:%S" },
};

/**
 * sim_osd_new:
 * @name: the camera's name
 *
 * What a camera shows as it leaves the factory: its name at the bottom, the clock at the top.
 *
 * Returns: (transfer full): the OSD
 */
SimOsd *
sim_osd_new (const char *name)
{
  SimOsd *osd = g_new0 (SimOsd, 1);

  osd->entries[SIM_OSD_TEXT] = (SimOsdEntry){
    .enabled = TRUE,
    .text = g_strdup (name),
    .corner = SIM_CORNER_LEFT_BOTTOM,
  };
  osd->entries[SIM_OSD_CLOCK] = (SimOsdEntry){
    .enabled = TRUE,
    .corner = SIM_CORNER_LEFT_TOP,
  };
  return osd;
}

/**
 * sim_osd_copy:
 * @osd: an OSD
 *
 * Returns: (transfer full): a copy
 */
SimOsd *
sim_osd_copy (const SimOsd *osd)
{
  SimOsd *copy = g_memdup2 (osd, sizeof *osd);

  for (int i = 0; i < SIM_OSD_N_ENTRIES; i++)
    copy->entries[i].text = g_strdup (osd->entries[i].text);
  return copy;
}

/**
 * sim_osd_free:
 * @osd: (transfer full): an OSD
 */
void
sim_osd_free (SimOsd *osd)
{
  for (int i = 0; i < SIM_OSD_N_ENTRIES; i++)
    g_free (osd->entries[i].text);
  g_free (osd);
}

/**
 * sim_osd_entry_format:
 * @entry: an entry
 * @time: the camera's clock
 *
 * Returns: (transfer full) (nullable): what is drawn for it now, %NULL for nothing
 */
char *
sim_osd_entry_format (const SimOsdEntry *entry, GDateTime *time)
{
  g_autofree char *text = NULL;

  if (!entry->enabled)
    return NULL;
  if (entry->text != NULL && *entry->text != '\0')
    return g_strdup (entry->text);

  text = g_date_time_format (time, formats[entry->order][entry->twelve_hours ? 1 : 0]);
  return g_strdup_printf ("%s.%d%s", text, g_date_time_get_microsecond (time) / 100000,
                          !entry->twelve_hours               ? ""
                          : g_date_time_get_hour (time) < 12 ? " AM"
                                                             : " PM");
}
