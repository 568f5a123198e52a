/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sim-options.h"

#include "faults/sim-fault.h"

#include <errno.h>
#include <stdlib.h>

G_DEFINE_QUARK (sim - options - error - quark, sim_options_error)

/* A whole number on the command line: where it goes and its limits. */
typedef struct
{
  const char *name;
  gsize offset;
  int min;
  int max;
  int standard;
  const char *what;
} Number;

static const Number numbers[] = {
  { "port", G_STRUCT_OFFSET (SimOptions, port), 0, 65535, 0, "Port of the API, 0 for a free one" },
  { "https-port", G_STRUCT_OFFSET (SimOptions, https_port), 0, 65535, 0, "Port over TLS" },
  { "rtmp-port", G_STRUCT_OFFSET (SimOptions, rtmp_port), 0, 65535, 0, "Port of RTMP" },
  { "devices", G_STRUCT_OFFSET (SimOptions, devices), 1, 1000000, 8, "Number of devices" },
  { "channels", G_STRUCT_OFFSET (SimOptions, channels), 1, 64, 1, "Channels a device" },
  { "online", G_STRUCT_OFFSET (SimOptions, online), 0, 100, 100, "Per cent of devices online" },
  { "fps", G_STRUCT_OFFSET (SimOptions, fps), 1, 60, 15, "Pictures a second" },
};

#define SIZE_MIN 64
#define WIDTH_LIMIT 3840
#define HEIGHT_LIMIT 2160
#define GOP_MIN 0.2
#define GOP_LIMIT 60.0

static gboolean
refuse (GError **error, const char *option, const char *value, const char *limit)
{
  g_set_error (error, SIM_OPTIONS_ERROR, SIM_OPTIONS_ERROR_VALUE, "%s: “%s” is not %s", option,
               value, limit);
  return FALSE;
}

static gboolean
parse_number (const char *option, const char *value, gpointer data, GError **error)
{
  SimOptions *self = data;

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const Number *row = &numbers[i];
      g_autofree char *limit = NULL;
      gint64 number;

      if (!g_str_equal (option + 2, row->name))
        continue;
      if (g_ascii_string_to_signed (value, 10, row->min, row->max, &number, NULL))
        {
          G_STRUCT_MEMBER (int, self, row->offset) = (int) number;
          return TRUE;
        }
      limit = g_strdup_printf ("a whole number from %d to %d", row->min, row->max);
      return refuse (error, option, value, limit);
    }
  g_assert_not_reached ();
}

static gboolean
parse_size (const char *option, const char *value, gpointer data, GError **error)
{
  SimOptions *self = data;
  g_auto (GStrv) parts = g_strsplit (value, "x", -1);
  gint64 width, height;

  if (g_strv_length (parts) == 2
      && g_ascii_string_to_signed (parts[0], 10, SIZE_MIN, WIDTH_LIMIT, &width, NULL)
      && g_ascii_string_to_signed (parts[1], 10, SIZE_MIN, HEIGHT_LIMIT, &height, NULL)
      && width % 2 == 0 && height % 2 == 0)
    {
      self->width = (int) width;
      self->height = (int) height;
      return TRUE;
    }
  return refuse (error, option, value, "WIDTHxHEIGHT, even, from 64x64 to 3840x2160");
}

static gboolean
parse_gop (const char *option, const char *value, gpointer data, GError **error)
{
  SimOptions *self = data;
  char *end = NULL;
  double seconds = g_ascii_strtod (value, &end);

  if (end != value && *end == '\0' && seconds >= GOP_MIN && seconds <= GOP_LIMIT)
    {
      self->gop_seconds = seconds;
      return TRUE;
    }
  return refuse (error, option, value, "a number of seconds from 0.2 to 60");
}

static gboolean
parse_codec (const char *option, const char *value, gpointer data, GError **error)
{
  SimOptions *self = data;

  if (!g_str_equal (value, "h264") && !g_str_equal (value, "h265"))
    return refuse (error, option, value, "h264 or h265");
  self->h265 = g_str_equal (value, "h265");
  return TRUE;
}

static gboolean
parse_seed (const char *option, const char *value, gpointer data, GError **error)
{
  SimOptions *self = data;

  if (g_ascii_string_to_signed (value, 10, 0, G_MAXUINT32, &self->seed, NULL))
    return TRUE;
  return refuse (error, option, value, "a whole number from 0 to 4294967295");
}

static gboolean
check_files (const SimOptions *self, GError **error)
{
  for (guint i = 0; self->videos != NULL && self->videos[i] != NULL; i++)
    if (!g_file_test (self->videos[i], G_FILE_TEST_IS_REGULAR))
      return refuse (error, "--video", self->videos[i], "a file that can be read");
  for (guint i = 0; self->faults != NULL && self->faults[i] != NULL; i++)
    {
      SimFault *fault = sim_fault_parse (self->faults[i], error);

      if (fault == NULL)
        {
          g_prefix_error (error, "--fault: ");
          return FALSE;
        }
      sim_fault_free (fault);
    }
  return TRUE;
}

/**
 * sim_options_new:
 *
 * Returns: (transfer full): the options of an empty command line
 */
SimOptions *
sim_options_new (void)
{
  SimOptions *self = g_new0 (SimOptions, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    G_STRUCT_MEMBER (int, self, numbers[i].offset) = numbers[i].standard;
  self->width = 640;
  self->height = 360;
  self->gop_seconds = 2;
  self->seed = 1;
  return self;
}

static void
add_numbers (GOptionGroup *group)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      GOptionEntry entry[] = {
        { numbers[i].name, 0, 0, G_OPTION_ARG_CALLBACK, parse_number, numbers[i].what, "N" },
        { NULL },
      };

      g_option_group_add_entries (group, entry);
    }
}

/**
 * sim_options_parse:
 * @argc: (inout): the number of arguments
 * @argv: (inout): the arguments
 * @error: return location, naming the option and its limit
 *
 * Reads the command line of lookout-sim.
 *
 * Returns: (transfer full) (nullable): the options
 */
SimOptions *
sim_options_parse (int *argc, char ***argv, GError **error)
{
  g_autoptr (SimOptions) self = sim_options_new ();
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autofree char *faults = sim_fault_dup_help ();
  GOptionGroup *group = g_option_group_new ("sim", "", "", self, NULL);
  const GOptionEntry entries[] = {
    { "video", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->videos, "Film a file", "FILE" },
    { "size", 0, 0, G_OPTION_ARG_CALLBACK, parse_size, "Size of the pictures", "WxH" },
    { "gop", 0, 0, G_OPTION_ARG_CALLBACK, parse_gop, "From keyframe to keyframe", "SECONDS" },
    { "codec", 0, 0, G_OPTION_ARG_CALLBACK, parse_codec, "h264 or h265", "CODEC" },
    { "seed", 0, 0, G_OPTION_ARG_CALLBACK, parse_seed, "What the fleet is made from", "N" },
    { "state-dir", 0, 0, G_OPTION_ARG_FILENAME, &self->state_dir, "Keep state here", "DIR" },
    { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->faults, "Misbehave", "SPEC" },
    { "with-parent", 0, 0, G_OPTION_ARG_NONE, &self->with_parent, "Stop when input closes" },
    { "print-config", 0, 0, G_OPTION_ARG_NONE, &self->print_config, "Print this and stop" },
    { NULL },
  };

  add_numbers (group);
  g_option_group_add_entries (group, entries);
  g_option_context_set_main_group (context, group);
  g_option_context_set_summary (context, "A stand-in for the OneNET video platform.");
  g_option_context_set_description (context, faults);
  if (!g_option_context_parse (context, argc, argv, error))
    return NULL;
  if (*argc > 1)
    {
      refuse (error, "argument", (*argv)[1], "an option");
      return NULL;
    }
  if (!check_files (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
add_texts (JsonObject *object, const char *name, char **texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  json_object_set_array_member (object, name, array);
}

/**
 * sim_options_to_json:
 * @self: the options
 *
 * Returns: (transfer full): the options as an object, for `--print-config`
 */
JsonNode *
sim_options_to_json (const SimOptions *self)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  g_autofree char *size = g_strdup_printf ("%dx%d", self->width, self->height);

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    json_object_set_int_member (object, numbers[i].name,
                                G_STRUCT_MEMBER (int, self, numbers[i].offset));
  json_object_set_string_member (object, "size", size);
  json_object_set_double_member (object, "gop", self->gop_seconds);
  json_object_set_string_member (object, "codec", self->h265 ? "h265" : "h264");
  json_object_set_int_member (object, "seed", self->seed);
  json_object_set_string_member (object, "state-dir", self->state_dir);
  json_object_set_boolean_member (object, "with-parent", self->with_parent);
  add_texts (object, "video", self->videos);
  add_texts (object, "fault", self->faults);
  json_node_take_object (node, object);
  return node;
}

/**
 * sim_options_free:
 * @self: the options
 */
void
sim_options_free (SimOptions *self)
{
  g_free (self->state_dir);
  g_strfreev (self->videos);
  g_strfreev (self->faults);
  g_free (self);
}
