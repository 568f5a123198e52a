/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-request.h"

G_BEGIN_DECLS

/* The arguments of @request in as many parts as the limits of the parameter need that its row calls
 * `split`: %NULL where one is enough. An array of nothing has no parts. */
GPtrArray *onv_parts_split (const OnvCall *call, OnvRecord *args);

/* Sends all parts at once, and joins the answers in their order. */
void onv_parts_send (GTask *task, OnvRequest *request, GPtrArray *parts);

G_END_DECLS
