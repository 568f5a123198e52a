/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The platform's API: records, calls, commands and lists. */

#include "onv-types.h"
#include "schema/onv-time.h"
#include "schema/onv-size.h"
#include "schema/onv-field.h"
#include "schema/onv-record.h"
#include "client/onv-error.h"
#include "client/onv-certificate.h"
#include "client/onv-page.h"
#include "client/onv-token.h"
#include "client/onv-transfer.h"
#include "client/onv-client.h"
#include "calls/onv-devices.h"
#include "calls/onv-channels.h"
#include "calls/onv-online.h"
#include "calls/onv-pictures.h"
#include "calls/onv-play.h"
#include "commands/onv-message.h"
#include "commands/onv-view-commands.h"
#include "commands/onv-week-plan.h"
#include "commands/onv-osd.h"
#include "commands/onv-detector.h"
#include "lists/onv-row.h"
#include "lists/onv-paged-list.h"
#include "onv-enums.h"
