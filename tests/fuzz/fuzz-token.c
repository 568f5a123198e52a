/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "client/onv-error.h"
#include "client/onv-token.h"
#include "fuzz.h"

/* A token: the access key, when it ends, how it is signed, and what it is for, each in a line of its own. */

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n)
{
  g_autofree char *key = fuzz_take_line (&data, &n);
  g_autofree char *expires = fuzz_take_line (&data, &n);
  g_autofree char *method = fuzz_take_line (&data, &n);
  g_autofree char *resource = fuzz_take_line (&data, &n);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *token = onv_token_build (key, resource, g_ascii_strtoll (expires, NULL, 10),
                                            (OnvTokenMethod) (g_ascii_strtoull (method, NULL, 10)
                                                              % (ONV_TOKEN_METHOD_SHA256 + 1)),
                                            &error);

  if (token == NULL)
    {
      g_assert_error (error, ONV_ERROR, ONV_ERROR_ARGUMENT);
      return 0;
    }
  g_assert_no_error (error);
  /* It can stand in a header, and only its five parts are parted by &. */
  for (const char *c = token; *c != '\0'; c++)
    g_assert_true (g_ascii_isalnum (*c) || strchr ("-._~%=&", *c) != NULL);
  parts = g_strsplit (token, "&", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 5);
  return 0;
}
