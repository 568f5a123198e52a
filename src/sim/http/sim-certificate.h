/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GTlsCertificate *sim_certificate_load (const char *directory, char **ca_file, GError **error);

G_END_DECLS
