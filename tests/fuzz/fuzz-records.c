/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "onv-rows.h"
#include "onv-try.h"
#include "schema/onv-json.h"

/* A record: its type in a line of its own, then JSON. */

static const char *
get_name (guint index)
{
  return g_type_name (onv_record_types[index]());
}

static guint
count (void)
{
  guint n = 0;

  while (onv_record_types[n] != NULL)
    n++;
  return n;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n)
{
  g_autofree char *name = fuzz_take_line (&data, &n);
  g_autoptr (JsonNode) node = onv_json_parse ((const char *) data, n, NULL);
  g_autoptr (OnvRecord) like = NULL;

  if (node == NULL)
    return 0;
  like = g_object_new (onv_record_types[fuzz_choose (name, count (), get_name)](), NULL);
  onv_try_json (like, node);
  return 0;
}
