/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Finds the value of a variable, ready to stand in a URI: (transfer full) (nullable). */
typedef char *(*OnvUriLookup) (const char *name, gpointer data);

char *onv_uri_expand (const char *uri_template, OnvUriLookup lookup, gpointer data, GError **error);
char *onv_uri_redact (GUri *uri);

G_END_DECLS
