/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-request.h"
#include "commands/onv-command.h"
#include "lists/onv-paged-list.h"

G_BEGIN_DECLS

OnvPagedList *onv_paged_list_new_for_call (OnvClient *client, const OnvCall *call, OnvRecord *args);

OnvPagedList *onv_paged_list_new_for_command (OnvClient *client,
                                              const OnvCommand *command,
                                              const char *device_id,
                                              guint channel_id,
                                              OnvRecord *args);

G_END_DECLS
