/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-rows.h"

/* Prints the tables of the library, for api-coverage. */

static const char *const auth_names[] = {
  [ONV_AUTH_API_KEY] = "api-key",
  [ONV_AUTH_NONE] = "none",
  [ONV_AUTH_TOKEN] = "Authorization",
  [ONV_AUTH_EITHER] = "either",
  [ONV_AUTH_STREAM_HOST] = "api-key, to the streaming host",
};

static void
print_calls (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "calls");
  json_builder_begin_array (builder);
  for (const OnvCall *const *call = onv_calls; *call != NULL; call++)
    {
      const struct
      {
        const char *name;
        const char *value;
      } members[] = {
        { "name", (*call)->name },
        { "section", (*call)->section },
        { "method", (*call)->method },
        { "path", (*call)->path },
        { "path_on_404", (*call)->path_on_404 },
        { "auth", auth_names[(*call)->auth] },
      };

      json_builder_begin_object (builder);
      for (guint i = 0; i < G_N_ELEMENTS (members); i++)
        {
          json_builder_set_member_name (builder, members[i].name);
          json_builder_add_string_value (builder, members[i].value);
        }
      json_builder_set_member_name (builder, "bytes");
      json_builder_add_boolean_value (builder, (*call)->reply == ONV_REPLY_BYTES
                                                   || (*call)->reply == ONV_REPLY_FILE);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_commands (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "commands");
  json_builder_begin_array (builder);
  for (const OnvCommand *const *command = onv_commands; *command != NULL; command++)
    {
      const int ids[] = { (*command)->get_id, (*command)->set_id, (*command)->ask_id };

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, (*command)->name);
      json_builder_set_member_name (builder, "ids");
      json_builder_begin_array (builder);
      for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
        if (ids[i] != 0)
          json_builder_add_int_value (builder, ids[i]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

int
main (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  print_calls (builder);
  print_commands (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  g_print ("%s\n", text);
  return 0;
}
