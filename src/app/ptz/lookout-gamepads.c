/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ptz/lookout-gamepads.h"

typedef struct
{
  char *name;
  LookoutPadState state;
} Pad;

struct _LookoutGamepads
{
  GObject parent_instance;

  GHashTable *pads; /* of what stands for a gamepad to Pad */
};

G_DEFINE_FINAL_TYPE (LookoutGamepads, lookout_gamepads, G_TYPE_OBJECT)

enum
{
  CHANGED,
  MOVED,
  PRESSED,
  UNPLUGGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pad_free (gpointer data)
{
  Pad *pad = data;

  g_free (pad->name);
  g_free (pad);
}

/**
 * lookout_gamepads_plug:
 * @self: the gamepads
 * @pad: stands for the new one
 * @name: what it is called
 *
 * One more is there, at rest.
 */
void
lookout_gamepads_plug (LookoutGamepads *self, gconstpointer pad, const char *name)
{
  Pad *added = g_new0 (Pad, 1);

  g_return_if_fail (LOOKOUT_IS_GAMEPADS (self));

  added->name = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_hash_table_replace (self->pads, (gpointer) pad, added);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * lookout_gamepads_unplug:
 * @self: the gamepads
 * @pad: stands for one
 *
 * It is gone, however it was held.
 */
void
lookout_gamepads_unplug (LookoutGamepads *self, gconstpointer pad)
{
  g_return_if_fail (LOOKOUT_IS_GAMEPADS (self));

  if (!g_hash_table_remove (self->pads, pad))
    return;
  g_signal_emit (self, signals[UNPLUGGED], 0, pad);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * lookout_gamepads_feed:
 * @self: the gamepads
 * @pad: stands for one
 * @input: what of it has moved
 * @code: of that
 * @value: where it is now
 *
 * Something moved. What is not plugged in is not heard.
 */
void
lookout_gamepads_feed (LookoutGamepads *self,
                       gconstpointer pad,
                       LookoutPadInput input,
                       guint code,
                       double value)
{
  LookoutPadIntent before, intent;
  LookoutPadRole role;
  Pad *found;

  g_return_if_fail (LOOKOUT_IS_GAMEPADS (self));

  found = g_hash_table_lookup (self->pads, pad);
  if (found == NULL)
    return;
  before = lookout_pad_map_get_intent (&found->state);
  role = lookout_pad_map_feed (&found->state, input, code, value);
  intent = lookout_pad_map_get_intent (&found->state);
  if (intent.action != before.action || intent.speed != before.speed)
    g_signal_emit (self, signals[MOVED], 0, pad, &intent);
  if (role != LOOKOUT_PAD_NONE)
    g_signal_emit (self, signals[PRESSED], 0, (guint) role);
}

/**
 * lookout_gamepads_dup_names:
 * @self: the gamepads
 *
 * Returns: (nullable) (transfer full): what those that are there are called, or %NULL if there is none
 */
char *
lookout_gamepads_dup_names (LookoutGamepads *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer pad;

  g_return_val_if_fail (LOOKOUT_IS_GAMEPADS (self), NULL);

  g_hash_table_iter_init (&iter, self->pads);
  while (g_hash_table_iter_next (&iter, NULL, &pad))
    g_ptr_array_add (names, ((Pad *) pad)->name);
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static void
lookout_gamepads_finalize (GObject *object)
{
  g_hash_table_unref (LOOKOUT_GAMEPADS (object)->pads);
  G_OBJECT_CLASS (lookout_gamepads_parent_class)->finalize (object);
}

static void
lookout_gamepads_class_init (LookoutGamepadsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lookout_gamepads_finalize;
  signals[CHANGED]
      = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 2, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[PRESSED] = g_signal_new ("pressed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[UNPLUGGED] = g_signal_new ("unplugged", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
lookout_gamepads_init (LookoutGamepads *self)
{
  self->pads = g_hash_table_new_full (NULL, NULL, NULL, pad_free);
}

/**
 * lookout_gamepads_new:
 *
 * Returns: (transfer full): no gamepads, until they are plugged in
 */
LookoutGamepads *
lookout_gamepads_new (void)
{
  return g_object_new (LOOKOUT_TYPE_GAMEPADS, NULL);
}

/**
 * lookout_gamepads_get_default:
 *
 * Returns: (transfer none): those of the computer, for all windows
 */
LookoutGamepads *
lookout_gamepads_get_default (void)
{
  static LookoutGamepads *gamepads;

  if (gamepads == NULL)
    {
      gamepads = lookout_gamepads_new ();
      lookout_gamepads_read_system (gamepads);
    }
  return gamepads;
}
