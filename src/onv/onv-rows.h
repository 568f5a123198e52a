/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "client/onv-call.h"
#include "commands/onv-command.h"

G_BEGIN_DECLS

/* Every call, every command and every type of record of the library, in the order of their names, up
 * to a NULL. They are gathered from the sources when the library is built: nobody keeps a list. */
extern const OnvCall *const onv_calls[];
extern const OnvCommand *const onv_commands[];
extern GType (*const onv_record_types[]) (void);

G_END_DECLS
