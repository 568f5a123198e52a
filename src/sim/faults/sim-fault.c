/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faults/sim-fault.h"

#include <string.h>

G_DEFINE_QUARK (sim - fault - error - quark, sim_fault_error)

/* A kind of fault: its own parameter, if it has a number and if it has a text. */
typedef struct
{
  const char *name;
  const char *number_key;
  double min;
  double max;
  double standard;
  const char *text_key;
  const char *texts; /* the values allowed, separated by |, or NULL for an address */
  const char *standard_text;
} Kind;

static const Kind kinds[SIM_N_FAULTS] = {
  [SIM_FAULT_LATENCY] = { "latency", "ms", 0, 600000, 1000 },
  [SIM_FAULT_STALL] = { "stall", "after", 0, 86400, 0 },
  [SIM_FAULT_FREEZE] = { "freeze", "after", 0, 86400, 0, "mode", "picture|sound", "picture" },
  [SIM_FAULT_RESET] = { "reset", "after", 0, 86400, 0 },
  [SIM_FAULT_HTTP] = { "http", "status", 300, 599, 500 },
  [SIM_FAULT_ERRNO] = { "errno", "number", 1, 100000, 2 },
  [SIM_FAULT_CMD_STATUS] = { "cmd-status", "number", 0, 6, 3 },
  [SIM_FAULT_TRUNCATE] = { "truncate" },
  [SIM_FAULT_WRONG_TYPES] = { "wrong-types" },
  [SIM_FAULT_EXPIRE] = { "expire", "after", 0, 86400, 0 },
  [SIM_FAULT_ODD_TOKENS] = { "odd-tokens" },
  [SIM_FAULT_BLACK_HOLE] = { "black-hole" },
  [SIM_FAULT_DRIP] = { "drip", "bytes-per-second", 1, 100000000, 1000 },
  [SIM_FAULT_REDIRECT] = { "redirect", NULL, 0, 0, 0, "to", NULL, NULL },
};

static gboolean
refuse (GError **error, int code, const char *spec, const char *what, const char *why)
{
  g_set_error (error, SIM_FAULT_ERROR, code, "“%s”: %s %s", spec, what, why);
  return FALSE;
}

static gboolean
parse_double (const char *text, double min, double max, double *result)
{
  char *end = NULL;

  *result = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && *result >= min && *result <= max;
}

static gboolean
parse_number (SimFault *self, const char *key, const char *value, GError **error)
{
  const Kind *kind = &kinds[self->kind];
  g_autofree char *limit = NULL;

  if (parse_double (value, kind->min, kind->max, &self->value))
    return TRUE;
  limit = g_strdup_printf ("must be a number from %g to %g", kind->min, kind->max);
  return refuse (error, SIM_FAULT_ERROR_VALUE, self->spec, key, limit);
}

static gboolean
is_address (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && *host != '\0'
         && (g_str_equal (g_uri_get_scheme (uri), "http")
             || g_str_equal (g_uri_get_scheme (uri), "https"));
}

static gboolean
parse_text (SimFault *self, const char *key, const char *value, GError **error)
{
  const Kind *kind = &kinds[self->kind];
  g_auto (GStrv) allowed = g_strsplit (kind->texts != NULL ? kind->texts : "", "|", -1);
  g_autofree char *limit = NULL;

  if (kind->texts != NULL ? g_strv_contains ((const char *const *) allowed, value)
                          : is_address (value))
    {
      g_free (self->text);
      self->text = g_strdup (value);
      return TRUE;
    }
  limit = g_strdup_printf ("must be %s", kind->texts != NULL ? kind->texts
                                                             : "an address that begins with "
                                                               "http:// or https://");
  return refuse (error, SIM_FAULT_ERROR_VALUE, self->spec, key, limit);
}

static gboolean
parse_amount (SimFault *self, const char *key, const char *value, int *amount, GError **error)
{
  gint64 number;

  if (!g_ascii_string_to_signed (value, 10, 1, G_MAXINT, &number, NULL))
    return refuse (error, SIM_FAULT_ERROR_VALUE, self->spec, key, "must be a number above 0");
  *amount = (int) number;
  return TRUE;
}

static gboolean
parse_aim (SimFault *self, const char *key, const char *value, GError **error)
{
  if (g_str_equal (key, "path"))
    {
      g_free (self->path);
      self->path = g_strdup (value);
      return TRUE;
    }
  if (g_str_equal (key, "device"))
    return g_ascii_string_to_unsigned (value, 10, 1, G_MAXINT64, &self->device, NULL)
           || refuse (error, SIM_FAULT_ERROR_VALUE, self->spec, key, "must be a device's id");
  if (g_str_equal (key, "rate"))
    return parse_double (value, 0, 1, &self->rate)
           || refuse (error, SIM_FAULT_ERROR_VALUE, self->spec, key, "must be from 0 to 1");
  if (g_str_equal (key, "skip"))
    return parse_amount (self, key, value, &self->skip, error);
  if (g_str_equal (key, "count"))
    return parse_amount (self, key, value, &self->count, error);
  return refuse (error, SIM_FAULT_ERROR_KEY, self->spec, key, "is not known for this fault");
}

static gboolean
parse_pair (SimFault *self, const char *pair, GError **error)
{
  const char *equals = strchr (pair, '=');
  const Kind *kind = &kinds[self->kind];
  g_autofree char *key = NULL;

  if (equals == NULL)
    return refuse (error, SIM_FAULT_ERROR_KEY, self->spec, pair, "has no value");
  key = g_strndup (pair, (gsize) (equals - pair));
  if (g_strcmp0 (key, kind->number_key) == 0)
    return parse_number (self, key, equals + 1, error);
  if (g_strcmp0 (key, kind->text_key) == 0)
    return parse_text (self, key, equals + 1, error);
  return parse_aim (self, key, equals + 1, error);
}

static gboolean
parse_kind (SimFault *self, const char *name, GError **error)
{
  g_autoptr (GString) known = g_string_new ("is no kind of fault; there are");

  for (guint i = 0; i < SIM_N_FAULTS; i++)
    {
      if (g_str_equal (name, kinds[i].name))
        {
          self->kind = i;
          self->value = kinds[i].standard;
          self->text = g_strdup (kinds[i].standard_text);
          return TRUE;
        }
      g_string_append_printf (known, "%s %s", i == 0 ? "" : ",", kinds[i].name);
    }
  return refuse (error, SIM_FAULT_ERROR_KIND, self->spec, name, known->str);
}

/**
 * sim_fault_parse:
 * @spec: `KIND[:key=value[,key=value…]]`
 * @error: return location, naming the key and its limit
 *
 * Reads one specification of a fault.
 *
 * Returns: (transfer full) (nullable): the fault
 */
SimFault *
sim_fault_parse (const char *spec, GError **error)
{
  g_autoptr (SimFault) self = g_new0 (SimFault, 1);
  g_auto (GStrv) halves = g_strsplit (spec, ":", 2);
  g_auto (GStrv) pairs = NULL;

  self->spec = g_strdup (spec);
  self->rate = 1;
  self->count = -1;
  if (!parse_kind (self, halves[0] != NULL ? halves[0] : "", error))
    return NULL;
  pairs = g_strsplit (halves[1] != NULL ? halves[1] : "", ",", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    if (*pairs[i] != '\0' && !parse_pair (self, pairs[i], error))
      return NULL;
  if (kinds[self->kind].text_key != NULL && self->text == NULL)
    {
      refuse (error, SIM_FAULT_ERROR_VALUE, spec, kinds[self->kind].text_key, "must be given");
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * sim_fault_dup_help:
 *
 * Returns: (transfer full): how a fault is written, and which there are, for a person at a terminal
 */
char *
sim_fault_dup_help (void)
{
  GString *help = g_string_new (
      "SPEC of a fault is KIND[:key=value[,key=value…]]. Any can be aimed by "
      "path=GLOB, device=ID, rate=0…1, skip=N, count=N.\nKinds, with their own keys:");

  for (guint i = 0; i < SIM_N_FAULTS; i++)
    {
      const Kind *kind = &kinds[i];

      g_string_append_printf (help, "\n  %s", kind->name);
      if (kind->number_key != NULL)
        g_string_append_printf (help, "  %s=%g…%g (%g)", kind->number_key, kind->min, kind->max,
                                kind->standard);
      if (kind->text_key != NULL)
        g_string_append_printf (help, "  %s=%s", kind->text_key,
                                kind->texts != NULL ? kind->texts : "URL");
    }
  return g_string_free (help, FALSE);
}

/**
 * sim_fault_copy:
 * @self: a fault
 *
 * Returns: (transfer full): the same
 */
SimFault *
sim_fault_copy (const SimFault *self)
{
  SimFault *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->path = g_strdup (self->path);
  copy->spec = g_strdup (self->spec);
  return copy;
}

/**
 * sim_fault_free:
 * @self: a fault
 */
void
sim_fault_free (SimFault *self)
{
  g_free (self->text);
  g_free (self->path);
  g_free (self->spec);
  g_free (self);
}
