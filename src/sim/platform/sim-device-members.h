/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-members.h"

G_BEGIN_DECLS

/* Characters of a title: in 1.1 and 1.3, and in 1.2. */
#define SIM_DEVICE_TITLE_MAX 64
#define SIM_DEVICE_REGISTERED_TITLE_MAX 32

/* What may be told about a device: by 1.1, by 1.2, by 1.3; and what is kept of it. */
extern const SimMember sim_device_members_add[];
extern const SimMember sim_device_members_register[];
extern const SimMember sim_device_members_change[];
extern const SimMember sim_device_members_kept[];

G_END_DECLS
