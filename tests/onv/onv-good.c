/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-good.h"

#include "client/onv-reply.h"
#include "client/onv-transfer.h"

static void
fill (OnvRecord *args, const OnvField *field, const char *product_id, const char *device_id)
{
  const char *const ids[] = { "1", "2", NULL };
  g_autofree char *text = NULL;
  gint64 min, max;

  switch (field->kind)
    {
    case ONV_KIND_STRINGS:
      onv_record_set_strings (args, field->name, ids);
      return;
    case ONV_KIND_PLATFORM_TIME:
      text = g_strdup (field->from != NULL ? "2020-01-01 00:00:00" : "2019-12-31 00:00:00");
      break;
    case ONV_KIND_NAME:
      text = g_strdup (onv_field_find_number (field, 0)->value_nick);
      break;
    case ONV_KIND_INT:
    case ONV_KIND_ENUM:
      text = onv_field_get_range (field, &min, &max) ? g_strdup_printf ("%d", (int) MAX (min, 0))
                                                     : g_strdup ("1");
      break;
    default:
      if (g_str_equal (field->name, "device-id"))
        text = g_strdup (device_id);
      else if (g_str_equal (field->name, "product-id"))
        text = g_strdup (product_id);
      else
        text = g_strnfill ((gsize) MAX (field->min, 1), '1');
    }
  g_assert_true (onv_record_set_text (args, field->name, text, NULL));
}

/* Whether a good request must have it. */
static gboolean
is_needed (const OnvField *field)
{
  return (field->flags & ONV_FIELD_REQUIRED) != 0 || field->instead != NULL;
}

OnvRequest *
onv_good_request (const OnvCall *call,
                  const char *product_id,
                  const char *device_id,
                  const char *base)
{
  OnvRequest *request = onv_request_new (call);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (OnvTransfer) transfer = NULL;

  for (guint i = 0; i < call->n_params; i++)
    if (is_needed (&call->params[i]))
      fill (request->args, &call->params[i], product_id, device_id);
  if (call->body == ONV_BODY_BYTES)
    onv_request_set_bytes (request, bytes, "application/json");
  if (call->body == ONV_BODY_FILE)
    transfer = onv_transfer_new_from_bytes (bytes);
  else if (call->reply == ONV_REPLY_FILE)
    transfer = onv_transfer_new_to_stream (stream);
  if (transfer != NULL)
    onv_request_set_transfer (request, transfer, "image/jpeg");
  if (call->path == NULL)
    onv_request_take_base (request, g_strdup (base));
  return request;
}

void
onv_good_drop (const OnvCall *call, gpointer answer)
{
  GDestroyNotify destroy = onv_reply_get_destroy (call);

  if (answer != NULL && destroy != NULL)
    destroy (answer);
}
