/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * OnvTokenMethod:
 * @ONV_TOKEN_METHOD_MD5: HMAC-MD5
 * @ONV_TOKEN_METHOD_SHA1: HMAC-SHA1
 * @ONV_TOKEN_METHOD_SHA256: HMAC-SHA256
 *
 * How an `Authorization` token is signed.
 */
typedef enum
{
  ONV_TOKEN_METHOD_MD5,
  ONV_TOKEN_METHOD_SHA1,
  ONV_TOKEN_METHOD_SHA256,
} OnvTokenMethod;

char *onv_token_build (const char *access_key,
                       const char *resource,
                       gint64 expires,
                       OnvTokenMethod method,
                       GError **error);

G_END_DECLS
