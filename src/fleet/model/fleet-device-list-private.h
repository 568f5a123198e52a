/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/fleet-device-filter.h"
#include "model/fleet-device-list.h"
#include "model/fleet-row-map.h"

G_BEGIN_DECLS

typedef struct _OnvPagedList OnvPagedList;
typedef struct _OnvRow OnvRow;

typedef enum
{
  FLEET_DEVICE_LIST_TEXT = 1,
  FLEET_DEVICE_LIST_TAG,
  FLEET_DEVICE_LIST_ONLINE,
  FLEET_DEVICE_LIST_TOTAL,
  FLEET_DEVICE_LIST_LOADING,
  FLEET_DEVICE_LIST_ERROR,
  FLEET_DEVICE_LIST_N_PROPS
} FleetDeviceListProp;

struct _FleetDeviceList
{
  GObject parent;

  FleetSession *session; /* weak */
  FleetClock *clock;
  FleetDeviceFilter filter;

  OnvPagedList *shown; /* what the rows come from */
  OnvPagedList *next;  /* what will be shown when its first answer is there */
  FleetRowMap *rows;   /* as far as anyone has taken them */
  guint n_items;
  guint debounce;
  gboolean loading;
};

void fleet_device_list_notify (FleetDeviceList *self, FleetDeviceListProp prop);

/* Asks the platform for what matches the filter; the rows of before stay until it has answered. */
void fleet_device_list_ask (FleetDeviceList *self);
void fleet_device_list_update_loading (FleetDeviceList *self);
void fleet_device_list_drop_source (FleetDeviceList *self, OnvPagedList **source);
/* What a row follows. To ask for it is to want its page, and sooner than those asked for before. */
OnvRow *fleet_device_list_dup_source (FleetDeviceList *self, guint position);

G_END_DECLS
