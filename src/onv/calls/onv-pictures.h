/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-client.h"
#include "client/onv-page.h"
#include "client/onv-transfer.h"
#include "lists/onv-paged-list.h"
#include "schema/onv-record.h"

G_BEGIN_DECLS

/**
 * OnvPictureFormat:
 * @ONV_PICTURE_FORMAT_UNKNOWN: something newer than this library
 * @ONV_PICTURE_FORMAT_JPG: JPEG
 * @ONV_PICTURE_FORMAT_PNG: PNG
 *
 * How a picture is encoded.
 */
typedef enum
{
  ONV_PICTURE_FORMAT_UNKNOWN = -1,
  ONV_PICTURE_FORMAT_JPG,
  ONV_PICTURE_FORMAT_PNG,
} OnvPictureFormat;

#define ONV_TYPE_PICTURE (onv_picture_get_type ())
G_DECLARE_FINAL_TYPE (OnvPicture, onv_picture, ONV, PICTURE, OnvRecord)
ONV_GETTER_ENUM (OnvPicture, onv_picture, format, OnvPictureFormat)
ONV_GETTER_INT (OnvPicture, onv_picture, size)
ONV_GETTER_TIME (OnvPicture, onv_picture, date)
ONV_GETTER_STRING (OnvPicture, onv_picture, name)
ONV_GETTER_STRING (OnvPicture, onv_picture, desc)
ONV_GETTER_STRING (OnvPicture, onv_picture, url)

#define ONV_TYPE_PICTURE_QUERY (onv_picture_query_get_type ())
G_DECLARE_FINAL_TYPE (OnvPictureQuery, onv_picture_query, ONV, PICTURE_QUERY, OnvRecord)

OnvPictureQuery *onv_picture_query_new (const char *device_id, guint channel_id);

void onv_client_upload_picture_async (OnvClient *self,
                                      const char *device_id,
                                      guint channel_id,
                                      OnvPictureFormat format,
                                      const char *name,
                                      const char *desc,
                                      OnvTransfer *transfer,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean onv_client_upload_picture_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_list_pictures_async (OnvClient *self,
                                     OnvPictureQuery *query,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
OnvPage *onv_client_list_pictures_finish (OnvClient *self, GAsyncResult *result, GError **error);

OnvPagedList *onv_picture_list_new (OnvClient *client, OnvPictureQuery *query);

void onv_client_get_picture_async (OnvClient *self,
                                   const char *device_id,
                                   guint channel_id,
                                   const char *name,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
OnvPicture *onv_client_get_picture_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_delete_picture_async (OnvClient *self,
                                      const char *device_id,
                                      guint channel_id,
                                      const char *name,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean onv_client_delete_picture_finish (OnvClient *self, GAsyncResult *result, GError **error);

void onv_client_download_picture_async (OnvClient *self,
                                        const char *url,
                                        OnvTransfer *transfer,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean onv_client_download_picture_finish (OnvClient *self, GAsyncResult *result, GError **error);

G_END_DECLS
