/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What reads a member says in its error what is wrong, and where: @path is that of the object. */

/* What is called for each object of a list; @path is that of the object. */
typedef gboolean (*FleetJsonReadFunc) (JsonObject *object,
                                       const char *path,
                                       gpointer to,
                                       GError **error);

gboolean
fleet_json_fail (GError **error, const char *path, const char *member, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
gboolean fleet_json_read_member (JsonObject *object,
                                 const char *path,
                                 const char *member,
                                 gboolean required,
                                 JsonNode **node,
                                 GError **error);
gboolean fleet_json_read_text (JsonObject *object,
                               const char *path,
                               const char *member,
                               gboolean required,
                               const char **text,
                               GError **error);
gboolean fleet_json_read_number (JsonObject *object,
                                 const char *path,
                                 const char *member,
                                 guint max,
                                 guint *number,
                                 GError **error);
gboolean fleet_json_read_flag (JsonObject *object,
                               const char *path,
                               const char *member,
                               gboolean *flag,
                               GError **error);
gboolean fleet_json_read_list (JsonObject *object,
                               const char *path,
                               const char *member,
                               gboolean required,
                               FleetJsonReadFunc func,
                               gpointer to,
                               GError **error);
gboolean fleet_json_read_share (JsonObject *object,
                                const char *path,
                                const char *member,
                                double min,
                                double max,
                                double *share,
                                GError **error);

JsonObject *fleet_json_begin (JsonObject *source);
void fleet_json_put_text (JsonObject *object, const char *member, const char *text);
char *fleet_json_write (JsonObject *object);

G_END_DECLS
