/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform/sim-subject.h"

G_BEGIN_DECLS

/**
 * SimCardFile:
 * @start: seconds of the camera's clock, as if it stood in UTC
 * @end: likewise
 * @warn_type: what raised it, 0 for the plan
 * @bytes: its size
 *
 * A file on a card. None is ever written: the plan says which there must be, and the scene of any
 * moment can be filmed again.
 */
typedef struct
{
  gint64 start;
  gint64 end;
  gint64 warn_type;
  gint64 bytes;
} SimCardFile;

typedef enum
{
  SIM_CARD_NONE = 0,
  SIM_CARD_GOOD = 1,
  SIM_CARD_BROKEN = 2,
  SIM_CARD_FULL = 3,
} SimCardState;

typedef enum
{
  SIM_CARD_CLOSED = 0,
  SIM_CARD_READABLE = 1,
  SIM_CARD_WRITABLE = 2,
} SimCardMode;

/**
 * SimCard:
 * @state: of command 30
 * @mode: of command 30
 * @blocks: K
 * @used: bytes
 *
 * The card of a device.
 */
typedef struct
{
  SimCardState state;
  SimCardMode mode;
  gint64 blocks;
  gint64 used;
} SimCard;

SimCard sim_card_look (const SimPart *device);
gboolean sim_card_operate (const SimPart *device, const char *operation);

GArray *sim_card_list (const SimPart *channel);
gboolean sim_card_cut (const SimPart *channel, gint64 *start, gint64 *end);
void sim_card_note_change (const SimPart *channel);
void sim_card_add (const SimPart *channel, gint64 start, gint64 end, gint64 warn_type);

G_END_DECLS
