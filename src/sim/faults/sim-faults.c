/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faults/sim-faults.h"

#include "platform/sim-json.h"

struct _SimFaults
{
  GPtrArray *faults; /* of SimFault */
  GRand *random;
  SimFaultsChanged changed;
  gpointer changed_data;
};

/**
 * sim_faults_new:
 * @seed: what its randomness starts from
 *
 * Returns: (transfer full): a set without faults
 */
SimFaults *
sim_faults_new (guint32 seed)
{
  SimFaults *self = g_new0 (SimFaults, 1);

  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_fault_free);
  self->random = g_rand_new_with_seed (seed);
  return self;
}

void
sim_faults_free (SimFaults *self)
{
  g_ptr_array_unref (self->faults);
  g_rand_free (self->random);
  g_free (self);
}

void
sim_faults_set_changed_func (SimFaults *self, SimFaultsChanged func, gpointer data)
{
  self->changed = func;
  self->changed_data = data;
}

/**
 * sim_faults_set:
 * @self: the faults
 * @specs: (array zero-terminated=1): specifications
 * @error: return location
 *
 * Replaces all faults, or none when one specification is wrong.
 *
 * Returns: %TRUE when they were replaced
 */
gboolean
sim_faults_set (SimFaults *self, const char *const *specs, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_fault_free);

  for (; specs != NULL && *specs != NULL; specs++)
    {
      SimFault *fault = sim_fault_parse (*specs, error);

      if (fault == NULL)
        return FALSE;
      g_ptr_array_add (faults, fault);
    }
  g_ptr_array_unref (self->faults);
  self->faults = g_steal_pointer (&faults);
  if (self->changed != NULL)
    self->changed (self->changed_data);
  return TRUE;
}

/**
 * sim_faults_set_json:
 * @self: the faults
 * @text: a JSON array of specifications
 * @length: its length
 * @error: return location
 *
 * Returns: %TRUE when the faults were replaced
 */
gboolean
sim_faults_set_json (SimFaults *self, const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = sim_json_parse (text, length, error);
  g_autoptr (GPtrArray) specs = g_ptr_array_new ();
  JsonArray *array;

  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_ARRAY (root))
    {
      g_set_error (error, SIM_FAULT_ERROR, SIM_FAULT_ERROR_VALUE, "an array of texts is expected");
      return FALSE;
    }
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        {
          g_set_error (error, SIM_FAULT_ERROR, SIM_FAULT_ERROR_VALUE, "element %u is no text", i);
          return FALSE;
        }
      g_ptr_array_add (specs, (char *) json_node_get_string (node));
    }
  g_ptr_array_add (specs, NULL);
  return sim_faults_set (self, (const char *const *) specs->pdata, error);
}

/**
 * sim_faults_to_json:
 * @self: the faults
 *
 * Returns: (transfer full): an array of specifications, as they were written
 */
JsonNode *
sim_faults_to_json (SimFaults *self)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->faults->len; i++)
    {
      const SimFault *fault = g_ptr_array_index (self->faults, i);

      json_array_add_string_element (array, fault->spec);
    }
  json_node_take_array (node, array);
  return node;
}

static gboolean
hits (SimFaults *self, SimFault *fault, const char *path, guint64 device_id)
{
  if (fault->count == 0 || (fault->device != 0 && fault->device != device_id))
    return FALSE;
  if (fault->path != NULL && !g_pattern_match_simple (fault->path, path))
    return FALSE;
  if (fault->rate < 1 && g_rand_double (self->random) >= fault->rate)
    return FALSE;
  if (fault->skip > 0)
    {
      fault->skip--;
      return FALSE;
    }
  if (fault->count > 0)
    fault->count--;
  return TRUE;
}

/**
 * sim_faults_select:
 * @self: the faults
 * @path: the path of a request
 * @device_id: the device it concerns, 0 for none
 *
 * Decides which faults hit a request, and counts them. A request keeps copies, so that switching a
 * fault off does not pull it out from under one.
 *
 * Returns: (transfer full) (nullable) (element-type SimFault): copies of those that do
 */
GPtrArray *
sim_faults_select (SimFaults *self, const char *path, guint64 device_id)
{
  GPtrArray *result = NULL;

  for (guint i = 0; i < self->faults->len; i++)
    {
      SimFault *fault = g_ptr_array_index (self->faults, i);

      if (!hits (self, fault, path, device_id))
        continue;
      if (result == NULL)
        result = g_ptr_array_new_with_free_func ((GDestroyNotify) sim_fault_free);
      g_ptr_array_add (result, sim_fault_copy (fault));
    }
  return result;
}
