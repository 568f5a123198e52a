/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* org.freedesktop.secrets on a bus of its own, as far as storing and finding passwords goes. */
typedef struct _FakeSecrets FakeSecrets;

/* A bus for this process; without a service there is nobody of that name on it. */
FakeSecrets *fake_secrets_start (gboolean with_service);
/* Before the process ends: connections to the bus break. */
void fake_secrets_stop (FakeSecrets *self);
void fake_secrets_clear (FakeSecrets *self);

guint fake_secrets_get_n_items (FakeSecrets *self);
/* (nullable): the secret whose attribute "key" is this */
const char *fake_secrets_find (FakeSecrets *self, const char *key);
/* From now on nothing is stored, found or deleted: everything is an error. */
void fake_secrets_set_refusing (FakeSecrets *self, gboolean refusing);

G_END_DECLS
