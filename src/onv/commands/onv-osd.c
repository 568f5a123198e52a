/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "commands/onv-osd.h"

#include "commands/onv-command.h"
#include "onv-enums.h"

/* Commands 20 and 21: what is written over the picture. */

/**
 * OnvOsdEntry:
 *
 * One thing that is written over the picture: a text, or date and time (commands 20 and 21).
 */
static const OnvField osd_entry_fields[] = {
  /**
   * OnvOsdEntry:kind:
   *
   * What it is.
   */
  { "kind", "type", ONV_KIND_ENUM, ONV_FIELD_REQUIRED, .type = onv_osd_kind_get_type },
  /**
   * OnvOsdEntry:enabled:
   *
   * Whether it is shown.
   */
  { "enabled", "enable", ONV_KIND_SWITCH, ONV_FIELD_REQUIRED },
  /**
   * OnvOsdEntry:text:
   *
   * The text. An empty one shows the time: to hide it, switch it off.
   */
  { "text", "text", ONV_KIND_STRING, .when = "enabled", .when_value = TRUE },
  /**
   * OnvOsdEntry:position:
   *
   * The corner.
   */
  { "position", "pos", ONV_KIND_NAME, .type = onv_osd_position_get_type, .when = "enabled",
    .when_value = TRUE },
  /**
   * OnvOsdEntry:date:
   *
   * The order of a date; of a clock only.
   */
  { "date", "date", ONV_KIND_NAME, .type = onv_osd_date_get_type, .when = "enabled",
    .when_value = TRUE },
  /**
   * OnvOsdEntry:clock:
   *
   * Twelve or twenty-four hours; of a clock only.
   */
  { "clock", "time", ONV_KIND_ENUM, .type = onv_osd_clock_get_type, .when = "enabled",
    .when_value = TRUE },
};
ONV_DEFINE_RECORD (OnvOsdEntry, onv_osd_entry, osd_entry_fields)

/**
 * OnvOsd:
 *
 * All that is written over a channel's picture (commands 20 and 21).
 */
static const OnvField osd_fields[] = {
  /**
   * OnvOsd:entries:
   *
   * The entries, as [class@Onv.OsdEntry].
   */
  { "entries", NULL, ONV_KIND_LIST, ONV_FIELD_WHOLE, .type = onv_osd_entry_get_type,
    .key = "kind" },
};
ONV_DEFINE_RECORD (OnvOsd, onv_osd, osd_fields)

/**
 * onv_osd_get_entry:
 * @self: what is written over a picture
 * @kind: a kind of entry
 *
 * Finds the entry of a kind.
 *
 * Returns: (transfer none) (nullable): the entry, %NULL where there is none
 */
OnvOsdEntry *
onv_osd_get_entry (OnvOsd *self, OnvOsdKind kind)
{
  GListModel *entries;

  g_return_val_if_fail (ONV_IS_OSD (self), NULL);

  entries = onv_osd_get_entries (self);
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (OnvOsdEntry) entry = g_list_model_get_item (entries, i);

      if (onv_osd_entry_get_kind (entry) == kind)
        return entry; /* the list holds it */
    }
  return NULL;
}

ONV_COMMAND (osd) = {
  .name = "osd",
  .get_id = 20,
  .set_id = 21,
  .type = onv_osd_get_type,
};

/**
 * onv_client_get_osd_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Asks a camera what is written over its picture (section 3.2, command 20).
 */

/**
 * onv_client_get_osd_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.get_osd_async].
 *
 * Returns: (transfer full) (nullable): the settings, %NULL with @error set
 */
ONV_COMMAND_GET (osd, OnvOsd)

/**
 * onv_client_set_osd_async:
 * @self: a client
 * @device_id: a device
 * @channel_id: a channel of it
 * @edits: settings of which some members were changed, or set
 * @cancellable: (nullable): cancels it
 * @callback: called when it is done
 * @user_data: passed to @callback
 *
 * Changes what is written over its picture (section 3.2, command 21). The camera takes them only whole, so they are read, what
 * was changed in @edits is brought in, they are written and read again.
 */

/**
 * onv_client_set_osd_finish:
 * @self: a client
 * @result: what the callback got
 * @error: return location for an error
 *
 * Ends [method@Onv.Client.set_osd_async].
 *
 * Returns: (transfer full) (nullable): the settings as the camera has them now, %NULL with @error set
 */
ONV_COMMAND_SET (osd, OnvOsd)
