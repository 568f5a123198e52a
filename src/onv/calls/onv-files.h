/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "client/onv-page.h"
#include "client/onv-transfer.h"
#include "lists/onv-paged-list.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

#define ONV_TYPE_FILE (onv_file_get_type ())
G_DECLARE_FINAL_TYPE (OnvFile, onv_file, ONV, FILE, OnvRecord)
ONV_GETTER_STRING (OnvFile, onv_file, name)
ONV_GETTER_STRING (OnvFile, onv_file, product_id)
ONV_GETTER_INT (OnvFile, onv_file, size)
ONV_GETTER_TIME (OnvFile, onv_file, date)
ONV_GETTER_STRING (OnvFile, onv_file, desc)

#define ONV_TYPE_FILE_QUERY (onv_file_query_get_type ())
G_DECLARE_FINAL_TYPE (OnvFileQuery, onv_file_query, ONV, FILE_QUERY, OnvRecord)

OnvFileQuery *onv_file_query_new (void);

void onv_client_upload_file_async (OnvClient *self,
                                   const char *name,
                                   const char *desc,
                                   OnvTransfer *transfer,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean onv_client_upload_file_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_download_file_async (OnvClient *self,
                                     const char *name,
                                     OnvTransfer *transfer,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean onv_client_download_file_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_delete_file_async (OnvClient *self,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean onv_client_delete_file_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_find_files_async (OnvClient *self,
                                  OnvFileQuery *query,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
OnvPage *onv_client_find_files_finish (OnvClient *self, GAsyncResult *result, GError **error);

OnvPagedList *onv_file_list_new (OnvClient *client, OnvFileQuery *query);

G_END_DECLS
