/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "fleet-types.h"

G_BEGIN_DECLS

/* More than this is no file of views. */
#define FLEET_VIEWS_MAX_BYTES (8 * 1024 * 1024)

/**
 * FleetViewAccount:
 * @id: the id that cameras of the file name it by
 * @name: what it is called where the file was written
 * @base_url: where its platform is
 * @product_id: its product
 *
 * What a file that goes to another computer says of an account, which has another id there. No key is among it.
 */
typedef struct
{
  char *id;
  char *name;
  char *base_url;
  char *product_id;
} FleetViewAccount;

void fleet_view_account_clear (FleetViewAccount *account);

/* A file of views and groups: JSON, of which unknown members are kept. */
typedef struct
{
  JsonObject *source; /* (nullable): what it was read from */
  GPtrArray *views;   /* of FleetView, in order */
  GPtrArray *groups;  /* of FleetGroup, in order */
  GArray *accounts;   /* of FleetViewAccount: none in the person's own file */
} FleetViewDocument;

FleetViewDocument *fleet_view_document_new (void);
FleetViewDocument *fleet_view_document_parse (const char *data, gsize n, GError **error);
char *fleet_view_document_write (const FleetViewDocument *self);
void fleet_view_document_free (FleetViewDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FleetViewDocument, fleet_view_document_free)

G_END_DECLS
