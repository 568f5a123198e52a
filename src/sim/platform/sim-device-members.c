/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chapter 1: what a device may be told about itself. */
#include "config.h"

#include "platform/sim-device-members.h"

/* The document reserves the last five for the platform: they are kept as they come. */
#define OF_DEVICE                                                                               \
  { "desc", SIM_MEMBER_TEXT }, { "location", SIM_MEMBER_PLACE },                                \
      { "private", SIM_MEMBER_BOOLEAN }, { "auth_info", SIM_MEMBER_ANY },                       \
      { "area", SIM_MEMBER_TEXT }, { "other", SIM_MEMBER_OBJECT }, { "url", SIM_MEMBER_TEXT },  \
      { "tags", SIM_MEMBER_TEXTS }, { "interval", SIM_MEMBER_ANY }, { "auth", SIM_MEMBER_ANY }, \
      { "route_to", SIM_MEMBER_ANY }, { "idsn", SIM_MEMBER_ANY },                               \
  {                                                                                             \
    "activate_code", SIM_MEMBER_ANY                                                             \
  }

#define OF_REGISTRATION                                                                \
  { "sn", SIM_MEMBER_TEXT, FALSE, 0, 512 }, { "mac", SIM_MEMBER_TEXT, FALSE, 0, 512 }, \
  {                                                                                    \
    "area", SIM_MEMBER_NUMBER, FALSE, 0, G_MAXINT32                                    \
  }

const SimMember sim_device_members_add[] = {
  { "title", SIM_MEMBER_TEXT, TRUE, 0, SIM_DEVICE_TITLE_MAX },
  { "protocol", SIM_MEMBER_RTMP, TRUE },
  OF_DEVICE,
  { NULL },
};

const SimMember sim_device_members_register[] = {
  { "title", SIM_MEMBER_TEXT, FALSE, 0, SIM_DEVICE_REGISTERED_TITLE_MAX },
  OF_REGISTRATION,
  { NULL },
};

const SimMember sim_device_members_change[] = {
  { "title", SIM_MEMBER_TEXT, FALSE, 0, SIM_DEVICE_TITLE_MAX },
  { "protocol", SIM_MEMBER_RTMP },
  OF_DEVICE,
  { NULL },
};

/* `area` is text in 1.1 and a number in 1.2: either row lets it in. */
const SimMember sim_device_members_kept[] = {
  { "title", SIM_MEMBER_TEXT },
  OF_DEVICE,
  OF_REGISTRATION,
  { NULL },
};
