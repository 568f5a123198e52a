/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SimKeyOwner:
 * @SIM_KEY_NONE: no key was sent
 * @SIM_KEY_UNKNOWN: a key that the platform never gave
 * @SIM_KEY_MASTER: the product's master key
 * @SIM_KEY_DEVICE: a key that opens one device
 */
typedef enum
{
  SIM_KEY_NONE,
  SIM_KEY_UNKNOWN,
  SIM_KEY_MASTER,
  SIM_KEY_DEVICE,
} SimKeyOwner;

typedef struct _SimKeys SimKeys;

SimKeys *sim_keys_new (guint64 seed, const char *product_id);
void sim_keys_free (SimKeys *self);

const char *sim_keys_get_product_id (SimKeys *self);
const char *sim_keys_get_master (SimKeys *self);
const char *sim_keys_get_access (SimKeys *self);
char *sim_keys_make_register_code (SimKeys *self);
char *sim_keys_make_secret (SimKeys *self, const char *purpose, guint64 number);
char *sim_keys_make_device_key (SimKeys *self, guint64 device_id);
SimKeyOwner sim_keys_check (SimKeys *self, const char *key, guint64 *device_id);
gboolean sim_keys_check_authorization (SimKeys *self, const char *header, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimKeys, sim_keys_free)

G_END_DECLS
