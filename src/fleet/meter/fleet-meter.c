/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "meter/fleet-meter-book.h"

#include <unistd.h>

#include "files/fleet-lock.h"
#include "poll/fleet-clock.h"

#define SAVE_EVERY_MS (60 * 1000)
#define MAX_FILE_BYTES (2 * 1024 * 1024)

struct _FleetMeter
{
  GObject parent;

  GFile *file;
  FleetClock *clock;
  GTimeZone *zone;
  guint timer;
  guint64 cap; /* 0: none */
  FleetMeterLevel level;

  FleetMeterBook *kept;    /* as the file said last */
  FleetMeterBook *saving;  /* (nullable): what is being added to the file */
  FleetMeterBook *fresh;   /* what is not in it yet */
  FleetMeterBook *passing; /* of accounts for this run only: nothing is kept of them */
  gboolean busy;
  gboolean nameless; /* whatever comes is counted as one */
  gboolean forget;   /* which cameras the file tells of, when it is written next */
  gboolean again;    /* something came while the file was written, and is wanted there */
};

enum
{
  PROP_LEVEL = 1,
  PROP_BUSY,
  N_PROPS
};

G_DEFINE_ENUM_TYPE (FleetMeterLevel,
                    fleet_meter_level,
                    G_DEFINE_ENUM_VALUE (FLEET_METER_FREE, "free"),
                    G_DEFINE_ENUM_VALUE (FLEET_METER_WARNED, "warned"),
                    G_DEFINE_ENUM_VALUE (FLEET_METER_REACHED, "reached"))

G_DEFINE_FINAL_TYPE (FleetMeter, fleet_meter, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
set_busy (FleetMeter *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static FleetMeterDay
get_day (FleetMeter *self)
{
  g_autoptr (GDateTime) utc
      = g_date_time_new_from_unix_utc (fleet_clock_get_real (self->clock) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, self->zone);

  return (FleetMeterDay) (g_date_time_get_year (here) * 10000 + g_date_time_get_month (here) * 100
                          + g_date_time_get_day_of_month (here));
}

/* All of one day, which is the latest that any of them knows. */
static void
turn_all (FleetMeter *self)
{
  FleetMeterBook *books[] = { self->kept, self->saving, self->fresh, self->passing };
  FleetMeterDay day = get_day (self);

  fleet_meter_book_turn (self->kept, day);
  for (guint i = 1; i < G_N_ELEMENTS (books); i++)
    if (books[i] != NULL)
      {
        fleet_meter_book_turn (books[i], self->kept->day);
        books[i]->day = self->kept->day;
      }
}

static void
update_level (FleetMeter *self)
{
  FleetMeterLevel level = FLEET_METER_FREE;
  guint64 month;

  fleet_meter_get_total (self, NULL, &month);
  if (self->cap > 0 && month >= self->cap)
    level = FLEET_METER_REACHED;
  else if (self->cap > 0 && (double) month >= FLEET_METER_WARNED_SHARE * (double) self->cap)
    level = FLEET_METER_WARNED;
  if (self->level == level)
    return;
  self->level = level;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVEL]);
}

/* What the threads of tasks do: they have a book of their own. */

static FleetMeterBook *
read_file (GFile *file)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  FleetMeterBook *book = NULL;
  gsize length = 0;

  if (!g_file_load_contents (file, NULL, &contents, &length, NULL, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        g_message ("What was counted of data cannot be read: %s", error->message);
    }
  else if (length <= MAX_FILE_BYTES)
    {
      book = fleet_meter_book_parse (contents, length, &error);
      if (book == NULL)
        g_message ("What was counted of data cannot be read, and begins anew: %s", error->message);
    }
  return book != NULL ? book : fleet_meter_book_new ();
}

/* Others may have counted meanwhile: what is new is added to what the file says by now. */
static FleetMeterBook *
add_to_file (GFile *file, const FleetMeterBook *added, gboolean forget, GError **error)
{
  g_autoptr (FleetMeterBook) book = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gboolean written;
  int lock = fleet_lock_folder_of (file, error);

  if (lock < 0)
    return NULL;
  book = read_file (file);
  if (forget)
    fleet_meter_book_forget (book);
  fleet_meter_book_turn (book, added->day);
  fleet_meter_book_add_all (book, added);
  bytes = fleet_meter_book_write (book);
  written = g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                     NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, error);
  close (lock);
  return written ? g_steal_pointer (&book) : NULL;
}

static void
free_book (gpointer book)
{
  fleet_meter_book_free (book);
}

/* What is done with the file. */
typedef struct
{
  FleetMeterBook *added; /* (nullable): it is only read */
  gboolean forget;       /* of which cameras it tells */
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->added, fleet_meter_book_free);
  g_free (work);
}

static void
run_task (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FleetMeter *self = FLEET_METER (source);
  const Work *work = data;
  GError *error = NULL;
  FleetMeterBook *book;

  book = work->added != NULL ? add_to_file (self->file, work->added, work->forget, &error)
                             : read_file (self->file);
  if (book != NULL)
    g_task_return_pointer (task, book, free_book);
  else
    g_task_return_error (task, error);
}

static void start_saving (FleetMeter *self);

static void
on_task (GObject *source, GAsyncResult *result, gpointer user_data)
{
  FleetMeter *self = FLEET_METER (source);
  g_autoptr (GError) error = NULL;
  FleetMeterBook *book = g_task_propagate_pointer (G_TASK (result), &error);

  if (book != NULL)
    {
      fleet_meter_book_free (self->kept);
      self->kept = book;
    }
  else
    {
      const Work *work = g_task_get_task_data (G_TASK (result));

      g_message ("What was counted of data cannot be kept: %s", error->message);
      fleet_meter_book_add_all (self->fresh, self->saving);
      self->forget = self->forget || work->forget;
    }
  g_clear_pointer (&self->saving, fleet_meter_book_free);
  turn_all (self);
  update_level (self);
  if (book != NULL && self->again)
    start_saving (self);
  self->again = FALSE;
  if (self->saving == NULL)
    set_busy (self, FALSE);
}

static FleetMeterBook *
copy_book (const FleetMeterBook *book)
{
  FleetMeterBook *copy = fleet_meter_book_new ();

  copy->day = book->day;
  fleet_meter_book_add_all (copy, book);
  return copy;
}

static void
start_task (FleetMeter *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_task, NULL);
  Work *work = g_new0 (Work, 1);

  if (self->saving != NULL)
    {
      work->added = copy_book (self->saving);
      work->forget = self->forget;
      self->forget = FALSE;
    }
  g_task_set_source_tag (task, start_task);
  g_task_set_task_data (task, work, free_work);
  set_busy (self, TRUE);
  g_task_run_in_thread (task, run_task);
}

static void
start_saving (FleetMeter *self)
{
  if (fleet_meter_book_is_empty (self->fresh) && !self->forget)
    return;
  turn_all (self);
  self->saving = self->fresh;
  self->fresh = fleet_meter_book_new ();
  self->fresh->day = self->kept->day;
  start_task (self);
}

/**
 * fleet_meter_save:
 * @self: a meter
 *
 * Keeps now what was counted, as is done once a minute anyway.
 */
void
fleet_meter_save (FleetMeter *self)
{
  g_return_if_fail (FLEET_IS_METER (self));

  if (self->busy)
    self->again = TRUE;
  else
    start_saving (self);
}

/**
 * fleet_meter_set_named:
 * @self: a meter
 * @named: whether it counts each camera by itself, as it does at first, or all as one
 */
void
fleet_meter_set_named (FleetMeter *self, gboolean named)
{
  g_return_if_fail (FLEET_IS_METER (self));

  self->nameless = !named;
}

/**
 * fleet_meter_forget:
 * @self: a meter
 *
 * Forgets which cameras have sent what was counted, in the file too. How much it was in all stays.
 */
void
fleet_meter_forget (FleetMeter *self)
{
  g_return_if_fail (FLEET_IS_METER (self));

  fleet_meter_book_forget (self->kept);
  fleet_meter_book_forget (self->fresh);
  fleet_meter_book_forget (self->passing);
  if (self->saving != NULL)
    fleet_meter_book_forget (self->saving);
  self->forget = TRUE;
  fleet_meter_save (self);
}

static void
on_timer (gpointer user_data)
{
  FleetMeter *self = user_data;

  self->timer = fleet_clock_add (self->clock, SAVE_EVERY_MS, on_timer, self);
  turn_all (self);
  update_level (self);
  if (!self->busy)
    start_saving (self);
}

static void
fleet_meter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FleetMeter *self = FLEET_METER (object);

  if (id == PROP_LEVEL)
    g_value_set_enum (value, (int) self->level);
  else if (id == PROP_BUSY)
    g_value_set_boolean (value, self->busy);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
fleet_meter_finalize (GObject *object)
{
  FleetMeter *self = FLEET_METER (object);

  fleet_clock_clear (self->clock, &self->timer);
  fleet_meter_book_free (self->kept);
  fleet_meter_book_free (self->fresh);
  fleet_meter_book_free (self->passing);
  g_clear_pointer (&self->saving, fleet_meter_book_free);
  g_time_zone_unref (self->zone);
  g_clear_object (&self->clock);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (fleet_meter_parent_class)->finalize (object);
}

static void
fleet_meter_class_init (FleetMeterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fleet_meter_get_property;
  object_class->finalize = fleet_meter_finalize;

  properties[PROP_LEVEL]
      = g_param_spec_enum ("level", NULL, NULL, FLEET_TYPE_METER_LEVEL, FLEET_METER_FREE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fleet_meter_init (FleetMeter *self)
{
  self->kept = fleet_meter_book_new ();
  self->fresh = fleet_meter_book_new ();
  self->passing = fleet_meter_book_new ();
}

/**
 * fleet_meter_new_for_file:
 * @file: where the counts are kept; its folder is made if need be
 * @clock: what the time is
 * @zone: where days begin
 *
 * Returns: (transfer full): a meter that is reading the file
 */
FleetMeter *
fleet_meter_new_for_file (GFile *file, FleetClock *clock, GTimeZone *zone)
{
  FleetMeter *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (FLEET_IS_CLOCK (clock), NULL);

  self = g_object_new (FLEET_TYPE_METER, NULL);
  self->file = g_object_ref (file);
  self->clock = g_object_ref (clock);
  self->zone = g_time_zone_ref (zone);
  turn_all (self);
  self->timer = fleet_clock_add (clock, SAVE_EVERY_MS, on_timer, self);
  start_task (self);
  return self;
}

/**
 * fleet_meter_new:
 *
 * Returns: (transfer full): the meter of the person, by the clock and the calendar of the system
 */
FleetMeter *
fleet_meter_new (void)
{
  g_autofree char *path
      = g_build_filename (g_get_user_data_dir (), "lookout", "data-used.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return fleet_meter_new_for_file (file, fleet_clock_get_system (), zone);
}

/**
 * fleet_meter_add:
 * @self: a meter
 * @account: the id of the camera's account; empty for one of this run only
 * @key: what names the camera within the account
 * @name: what it is called
 * @bytes: what has come from it
 *
 * Counts it.
 */
void
fleet_meter_add (FleetMeter *self,
                 const char *account,
                 const char *key,
                 const char *name,
                 guint64 bytes)
{
  const FleetMeterCamera camera = { (char *) account, (char *) key, (char *) name, bytes, bytes };
  const FleetMeterCamera nobody = { (char *) "", (char *) "", (char *) "", bytes, bytes };

  g_return_if_fail (FLEET_IS_METER (self));
  g_return_if_fail (account != NULL && key != NULL && name != NULL);

  if (bytes == 0)
    return;
  turn_all (self);
  fleet_meter_book_add (*account != '\0' ? self->fresh : self->passing,
                        self->nameless ? &nobody : &camera);
  update_level (self);
}

guint64
fleet_meter_get_cap (FleetMeter *self)
{
  g_return_val_if_fail (FLEET_IS_METER (self), 0);

  return self->cap;
}

/**
 * fleet_meter_set_cap:
 * @self: a meter
 * @bytes: how many may come in a month, 0 for any number
 */
void
fleet_meter_set_cap (FleetMeter *self, guint64 bytes)
{
  g_return_if_fail (FLEET_IS_METER (self));

  self->cap = bytes;
  update_level (self);
}

FleetMeterLevel
fleet_meter_get_level (FleetMeter *self)
{
  g_return_val_if_fail (FLEET_IS_METER (self), FLEET_METER_FREE);

  return self->level;
}

gboolean
fleet_meter_get_busy (FleetMeter *self)
{
  g_return_val_if_fail (FLEET_IS_METER (self), FALSE);

  return self->busy;
}

/**
 * fleet_meter_get_total:
 * @self: a meter
 * @today: (out) (optional): bytes that have come today
 * @month: (out) (optional): bytes that have come this month
 */
void
fleet_meter_get_total (FleetMeter *self, guint64 *today, guint64 *month)
{
  g_return_if_fail (FLEET_IS_METER (self));

  if (today != NULL)
    *today = self->kept->today + self->fresh->today + self->passing->today
             + (self->saving != NULL ? self->saving->today : 0);
  if (month != NULL)
    *month = self->kept->month + self->fresh->month + self->passing->month
             + (self->saving != NULL ? self->saving->month : 0);
}

/**
 * fleet_meter_dup_cameras:
 * @self: a meter
 *
 * Returns: (transfer full) (element-type FleetMeterCamera): those that have sent something this month, in no order
 */
GPtrArray *
fleet_meter_dup_cameras (FleetMeter *self)
{
  g_autoptr (FleetMeterBook) book = NULL;
  GPtrArray *cameras = g_ptr_array_new_with_free_func ((GDestroyNotify) fleet_meter_camera_free);
  GHashTableIter iter;
  gpointer camera;

  g_return_val_if_fail (FLEET_IS_METER (self), NULL);

  turn_all (self);
  book = copy_book (self->kept);
  if (self->saving != NULL)
    fleet_meter_book_add_all (book, self->saving);
  fleet_meter_book_add_all (book, self->fresh);
  fleet_meter_book_add_all (book, self->passing);
  g_hash_table_iter_init (&iter, book->cameras);
  while (g_hash_table_iter_next (&iter, &camera, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (cameras, camera);
    }
  return cameras;
}
