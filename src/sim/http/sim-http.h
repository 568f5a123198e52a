/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sim-platform.h"

G_BEGIN_DECLS

SimHttp *sim_http_new (SimPlatform *platform);
void sim_http_free (SimHttp *self);

gboolean sim_http_listen (SimHttp *self, GError **error);
guint sim_http_get_port (SimHttp *self, gboolean secure);
char *sim_http_make_url (SimHttp *self, const char *host, gboolean secure, const char *path);
const char *sim_http_get_ca_file (SimHttp *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimHttp, sim_http_free)

G_END_DECLS
