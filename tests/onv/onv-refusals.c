/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-story.h"

/*
 * The errors that the document has: the numbers of 2.3, 2.4, 4.1 and 16, the states and codes of commands in
 * 3.1, the results of 3.2, and what it says must be given, must be there, or must not be there yet. For
 * the last it has no number: there stands what the stand-in says, and that the library shows it as it is.
 */

#define NOBODY "device-id=999999"
#define NOWHERE "channel-id=77"
#define NO_PRODUCT "product-id=nothing"
#define DEAD "device-id={offline}"
#define OLD "device-id={old}"
#define NO_NAME "name=nothing"
#define NO_VIDEO "video-id=nothing"

#define PARAMETER "invalid parameter"
#define GONE "not exist"
#define BAD_REQUEST "bad request"
#define DENIED "access deny"
#define MISSING "resource not found"
#define REFUSED_SETTING "The camera refused the setting"

#define OTHERWISE ONV_REFUSAL_OTHERWISE
#define BLINDLY ONV_REFUSAL_BLINDLY
#define MISSING_ARG ONV_REFUSAL_MISSING
#define AGAIN ONV_REFUSAL_AGAIN
#define SAYS ONV_REFUSAL_ERRNO
#define TOLD(id, cmd)                                                                        \
  {                                                                                          \
    "cmd " #id, ONV_REFUSAL_TOLD, NULL, cmd, 0, 0, ONV_ERROR_CAMERA_REFUSED, REFUSED_SETTING \
  }
#define ENDS(state, error, text)                                     \
  {                                                                  \
    "cmd", ONV_REFUSAL_CMD_STATUS, NULL, NULL, 0, state, error, text \
  }
/* Those of chapter 16 that only a platform in trouble says. */
#define TROUBLE(n, error)                       \
  {                                             \
    "16", SAYS, NULL, NULL, 200, n, error, NULL \
  }

const OnvRefusal onv_refusals[] = {
  { "1.1", AGAIN, NULL, NULL, 200, 15, ONV_ERROR_PLATFORM, "already exists" },
  { "1.1", ONV_REFUSAL_OTHER_KEY, NULL, NULL, 403, 403, ONV_ERROR_FORBIDDEN, DENIED },
  { "1.1", BLINDLY, NULL, "{'protocol':'RTMP','auth_info':'blind'}", 200, 10, ONV_ERROR_PLATFORM,
    PARAMETER },
  { "1.2", OTHERWISE, "register-code=wrong", NULL, 200, 10, ONV_ERROR_PLATFORM, PARAMETER },
  { "1.2", BLINDLY, NULL, "{'sn':'a','mac':'b'}", 200, 10, ONV_ERROR_PLATFORM, PARAMETER },
  { "1.2", BLINDLY, NULL, "{'title':'neither'}", 200, 10, ONV_ERROR_PLATFORM, PARAMETER },
  { "1.6", AGAIN, NULL, NULL, 200, 11, ONV_ERROR_PLATFORM, "device not exist" },
  { "2.2", AGAIN, NULL, NULL, 200, 12, ONV_ERROR_PLATFORM, "channel not exist" },
  { "2.3", AGAIN, NULL, NULL, 200, 16, ONV_ERROR_EXISTS,
    "The channel already exists,cannot add again!" },
  { "2.3", OTHERWISE, NOWHERE, NULL, 0, 0, ONV_REFUSAL_UNASKED, NULL }, /* is what it is for */
  { "2.4", OTHERWISE, NOWHERE, NULL, 200, 17, ONV_ERROR_NO_CHANNEL,
    "This channel is not available under this device!" },

  { "4.1", OTHERWISE, NOBODY, NULL, 200, 1, ONV_ERROR_ARGUMENT, PARAMETER },
  { "4.1", BLINDLY, "protocol-type=5", NULL, 200, 1, ONV_ERROR_ARGUMENT, PARAMETER },
  { "4.1", SAYS, NULL, NULL, 200, 2, ONV_ERROR_SERVER, NULL },
  { "4.1", OTHERWISE, NOWHERE, NULL, 200, 3, ONV_ERROR_NO_CHANNEL, "channel not exist" },
  { "4.1", OTHERWISE, DEAD, NULL, 200, 4, ONV_ERROR_DEVICE_OFFLINE, "device not online" },
  { "4.1", OTHERWISE, "device-id={closed}", NULL, 200, 5, ONV_ERROR_DEVICE_DATA,
    "device data error" },
  { "4.2", OTHERWISE, "token=wrong", NULL, 403, 403, ONV_ERROR_FORBIDDEN, DENIED },
  { "4.3", OTHERWISE, "token=wrong", NULL, 403, 403, ONV_ERROR_FORBIDDEN, DENIED },
  { "4.3", OTHERWISE, NOBODY, NULL, 404, 404, ONV_ERROR_PLATFORM, MISSING },
  { "4.3", OTHERWISE, NOWHERE, NULL, 404, 404, ONV_ERROR_PLATFORM, MISSING },

  { "5.1", AGAIN, NULL, NULL, 200, 15, ONV_ERROR_PLATFORM, "already exists" },
  { "5.1", OTHERWISE, NULL, "no picture", 200, 10, ONV_ERROR_PLATFORM, PARAMETER },
  { "5.3", OTHERWISE, NO_NAME, NULL, 200, 18, ONV_ERROR_PLATFORM, GONE },
  { "5.4", AGAIN, NULL, NULL, 200, 18, ONV_ERROR_PLATFORM, GONE },
  { "5.5", OTHERWISE, "url=ipc/video/picture/nothing", NULL, 404, 404, ONV_ERROR_PLATFORM,
    MISSING },
  { "6.1", OTHERWISE, NO_VIDEO, NULL, 200, 18, ONV_ERROR_PLATFORM, GONE },
  { "6.4", OTHERWISE, NO_VIDEO, NULL, 200, 18, ONV_ERROR_PLATFORM, GONE },
  { "6.5", OTHERWISE, NO_VIDEO, NULL, 200, 18, ONV_ERROR_PLATFORM, GONE },
  { "7.1", ONV_REFUSAL_OTHER_KEY, NULL, NULL, 403, 403, ONV_ERROR_FORBIDDEN, DENIED },
  { "11", BLINDLY, "network=-", NULL, 200, 10, ONV_ERROR_PLATFORM, PARAMETER },
  { "12", OTHERWISE, DEAD, NULL, 200, 13, ONV_ERROR_PLATFORM, "device not online" },
  { "13.1", AGAIN, NULL, NULL, 200, 19, ONV_ERROR_PLATFORM, "already recording" },
  { "13.1", OTHERWISE, "action=0", NULL, 200, 18, ONV_ERROR_PLATFORM, GONE },
  { "13.1", OTHERWISE, DEAD, NULL, 200, 13, ONV_ERROR_PLATFORM, "device not online" },
  { "13.2", BLINDLY, "mode=0", NULL, 200, 10, ONV_ERROR_PLATFORM, PARAMETER },
  { "13.3", AGAIN, NULL, NULL, 200, 18, ONV_ERROR_PLATFORM, GONE },
  { "14", ONV_REFUSAL_OTHER_KEY, NULL, NULL, 403, 403, ONV_ERROR_FORBIDDEN, DENIED },
  { "14", OTHERWISE, "page-key=gone", NULL, 200, 20, ONV_ERROR_PLATFORM, "page_key expired" },
  { "14", OTHERWISE, "page=2", NULL, 200, 10, ONV_ERROR_PLATFORM, PARAMETER },

  { "16.4", OTHERWISE, NO_NAME, NULL, 0, 0, ONV_REFUSAL_NONE, NULL }, /* an empty list */
  { "16.4", OTHERWISE, "name=a/b", NULL, 0, 0, ONV_REFUSAL_NONE, NULL },
  { "16.4", BLINDLY, "name={x257}", NULL, 0, 0, ONV_REFUSAL_NONE, NULL },
  { "16.1", OTHERWISE, NO_NAME, NULL, 0, 0, ONV_REFUSAL_UNASKED, NULL }, /* is a name to take */
  { "16.1", BLINDLY, "desc={x1025}", NULL, 400, 1003, ONV_ERROR_ARGUMENT, "invalid desc" },
  { "16.1", BLINDLY, NULL, "{x8388609}", 413, 413, ONV_ERROR_ARGUMENT, "resource size is too big" },
  { "16", OTHERWISE, NO_PRODUCT, NULL, 404, 404, ONV_ERROR_NOT_FOUND, MISSING },
  { "16", OTHERWISE, NO_NAME, NULL, 404, 404, ONV_ERROR_NOT_FOUND, MISSING },
  { "16", OTHERWISE, "name=a/b", NULL, 400, 1001, ONV_ERROR_ARGUMENT, "invalid name" },
  { "16", BLINDLY, "name={x257}", NULL, 400, 1002, ONV_ERROR_ARGUMENT, "invalid name" },
  TROUBLE (400, ONV_ERROR_ARGUMENT),
  TROUBLE (401, ONV_ERROR_UNAUTHORIZED),
  TROUBLE (403, ONV_ERROR_FORBIDDEN),
  TROUBLE (404, ONV_ERROR_NOT_FOUND),
  TROUBLE (405, ONV_ERROR_PLATFORM),
  TROUBLE (413, ONV_ERROR_ARGUMENT),
  TROUBLE (500, ONV_ERROR_SERVER),
  TROUBLE (502, ONV_ERROR_SERVER),
  TROUBLE (503, ONV_ERROR_SERVER),
  TROUBLE (504, ONV_ERROR_SERVER),
  TROUBLE (1001, ONV_ERROR_ARGUMENT),
  TROUBLE (1002, ONV_ERROR_ARGUMENT),
  TROUBLE (1003, ONV_ERROR_ARGUMENT),

  { "17", BLINDLY, "start-time=2019-12-31 00:00:00&end-time=2020-01-31 00:00:01", NULL, 200, 10,
    ONV_ERROR_PLATFORM, PARAMETER },

  /* On the way to a camera: `cmd_status`. */
  { "cmd", OTHERWISE, NOBODY, NULL, 200, 11, ONV_ERROR_PLATFORM, "device not exist" },
  { "cmd", OTHERWISE, DEAD, NULL, 0, 0, ONV_ERROR_DEVICE_OFFLINE, "The device is not online" },
  ENDS (0, ONV_ERROR_DEVICE_OFFLINE, "The device is not online"),
  ENDS (1, ONV_ERROR_NO_ANSWER, "The command was accepted"),
  ENDS (2, ONV_ERROR_NO_ANSWER, "The command was sent"),
  ENDS (3, ONV_ERROR_SEND_FAILED, "The command could not be sent"),
  ENDS (5, ONV_ERROR_NO_ANSWER, "The device did not answer in time"),
  ENDS (6, ONV_ERROR_BAD_ANSWER, "The device's answer could not be understood"),

  /* The camera itself: `resp_code`, and the `result` of a setting. */
  { "cmd 10", OTHERWISE, OLD, NULL, 0, 0, ONV_REFUSAL_NONE, NULL },
  { "cmd", OTHERWISE, OLD, NULL, 200, 5, ONV_ERROR_CAMERA_REFUSED, NULL },
  { "cmd", OTHERWISE, NOWHERE, NULL, 200, 2, ONV_ERROR_CAMERA_REFUSED, NULL },
  TOLD (21, "[{'type':1,'enable':1,'text':'a','pos':'middle'}]"),
  TOLD (27, "{'mode':7}"),
  TOLD (29, "{'mode':7}"),
  TOLD (31, "{'opt':'break'}"),
  TOLD (32, "{'width':100000}"),
  TOLD (34, "{'codec':'h263'}"),
  TOLD (40, "{'status':'ajar'}"),
  TOLD (42, "{'wifi_id':'nothing','wifi_pw':''}"),
  TOLD (43, "{'start_time':'2001-01-01 00:00:00','end_time':'2001-01-01 00:10:00'}"),
  TOLD (81, "{'enable':2}"),
  TOLD (83, "{'enable':2}"),
  TOLD (85, "{'enable':2}"),
  TOLD (92, "{'state':2}"),

  /* What must be given, and is not. */
  { "3.1", MISSING_ARG, "qos=-", NULL, 0, 0, ONV_REFUSAL_NONE, NULL }, /* is 0 then */
  { "3.1", MISSING_ARG, "kind=-", NULL, 0, 0, ONV_REFUSAL_NONE, NULL },
  { "4.1", MISSING_ARG, "protocol-type=-", NULL, 0, 0, ONV_REFUSAL_NONE, NULL },
  { "4.1", MISSING_ARG, NULL, NULL, 200, 1, ONV_ERROR_ARGUMENT, PARAMETER },
  { "16", MISSING_ARG, NULL, NULL, 400, 400, ONV_ERROR_ARGUMENT, BAD_REQUEST },
  { "*", MISSING_ARG, NULL, NULL, 200, 10, ONV_ERROR_PLATFORM, PARAMETER },

  /* Whoever is asked. */
  { "16", ONV_REFUSAL_OTHER_KEY, NULL, NULL, 403, 403, ONV_ERROR_FORBIDDEN, DENIED },
  { "*", ONV_REFUSAL_NO_KEY, NULL, NULL, 0, 0, ONV_ERROR_UNAUTHORIZED, "No " }, /* the library */
  { "*", ONV_REFUSAL_WRONG_KEY, NULL, NULL, 401, 401, ONV_ERROR_UNAUTHORIZED, "auth failed" },
  { "*", ONV_REFUSAL_OTHER_KEY, "device-id={usual}", NULL, 403, 403, ONV_ERROR_FORBIDDEN, DENIED },
  { "*", OTHERWISE, NOBODY, NULL, 200, 11, ONV_ERROR_PLATFORM, "device not exist" },
  { "*", OTHERWISE, NOWHERE, NULL, 200, 12, ONV_ERROR_PLATFORM, "channel not exist" },
  { "*", OTHERWISE, NO_PRODUCT, NULL, 200, 14, ONV_ERROR_PLATFORM, "product not exist" },
  { NULL },
};

#define SPAN "start-time=2019-12-31 00:00:00&end-time=2020-01-31 00:00:0"
#define TITLE(n) "{'title':'{x" #n "}','protocol':'RTMP','auth-info':'long'}"

const OnvLimit onv_limits[] = {
  { "1.1", NULL, TITLE (64) },
  { "1.1", NULL, TITLE (65), "title", 10 },
  { "1.2", NULL, "{'serial-number':'{x512}','title':'{x32}'}" },
  { "1.2", NULL, "{'serial-number':'{x513}'}", "sn" },
  { "1.2", NULL, "{'mac':'{x512}'}" },
  { "1.2", NULL, "{'mac':'{x513}'}", "mac", 10 },
  { "1.2", NULL, "{'mac':'a','title':'{x33}'}", "title", 10 },
  { "1.3", NULL, "{'title':'{x64}'}" },
  { "1.3", NULL, "{'title':'{x65}'}", "title", 10 },
  { "1.5", "page=0", NULL, "page", 10 },
  { "1.5", "page=10000" },
  { "1.5", "page=10001", NULL, "page", 10 },
  { "1.5", "per-page=0", NULL, "per_page", 10 },
  { "1.5", "per-page=1" },
  { "1.5", "per-page=100" },
  { "1.5", "per-page=101", NULL, "per_page", 10 },
  { "1.5", "device-ids={n100}" },
  { "1.5", "device-ids={n101}", NULL, "device_id", 10 },
  { "2.3", "channel-id=8&title={x64}" },
  { "2.3", "channel-id=9&title={x65}", NULL, "title", 10 },
  { "2.3", "channel-id=9&title=a_b", NULL, "title", 10 },
  { "2.4", "title={x64}" },
  { "2.4", "title={x65}", NULL, "title", 10 },
  { "2.4", "title=a_b", NULL, "title", 10 },
  { "3.1", NULL, "{x65535}" },
  { "3.1", NULL, "{x65536}", "body", 413 },
  { "3.1", "qos=2", NULL, "qos", 10 },
  { "4.1", "protocol-type=0" },
  { "4.1", "protocol-type=4" },
  { "4.1", "protocol-type=5", NULL, "protocol_type", 1 },
  { "4.1", "timeout=-1" },
  { "4.1", "timeout=-2", NULL, "timeout", 1 },
  { "4.2", "idle-time=1" },
  { "4.2", "idle-time=120" },
  { "4.2", "idle-time=121", NULL, "idle_time", 10 },
  { "8", "device-ids={n30}" },
  { "8", "device-ids={n31}", NULL, "", 10 },
  { "9", "page=10000" },
  { "9", "page=10001", NULL, "page", 10 },
  { "12", NULL, "{x128}" },
  { "12", NULL, "{x129}", "body", 413 },
  { "16.1", "name={x256}&desc={x1024}" },
  { "16.1", "name={x257}", NULL, "name", 1002 },
  { "16.1", "desc={x1025}", NULL, "desc", 1003 },
  { "16.1", "name={x256}", "{x8388608}" },
  { "16.1", NULL, "{x8388609}", "body", 413 },
  { "16.2", "name={x256}" },
  { "16.2", "name={x257}", NULL, "name", 1002 },
  { "16.3", "name={x257}", NULL, "name", 1002 },
  { "16.3", "name={x256}" },
  { "17.1", SPAN "0" },
  { "17.1", SPAN "1", NULL, "end_time", 10 },
  { "17.1", "page=10000&per-page=100" },
  { "17.1", "page=10001", NULL, "page", 10 },
  { "17.1", "per-page=101", NULL, "per_page", 10 },
  { "17.2", SPAN "0" },
  { "17.2", SPAN "1", NULL, "end_time", 10 },
  { "17.2", "page=10000&per-page=100" },
  { "17.2", "page=10001", NULL, "page", 10 },
  { "17.2", "per-page=101", NULL, "per_page", 10 },
  { "17.6", SPAN "0" },
  { "17.6", SPAN "1", NULL, "", 10 },
  { "17.7", SPAN "0" },
  { "17.7", SPAN "1", NULL, "", 10 },
  { "18.2", "page=10000&per-page=100" },
  { "18.2", "page=10001", NULL, "page", 10 },
  { "18.2", "per-page=101", NULL, "per_page", 10 },
  { "cmd 81", NULL, "{'enabled':'1','sensitivity':'1'}" },
  { "cmd 81", NULL, "{'enabled':'1','sensitivity':'100'}" },
  { "cmd 81", NULL, "{'enabled':'1','sensitivity':'0'}", "sensitivity" },
  { "cmd 81", NULL, "{'enabled':'1','sensitivity':'101'}", "sensitivity" },
  { "cmd 83", NULL, "{'enabled':'1','sensitivity':'100'}" },
  { "cmd 83", NULL, "{'enabled':'1','sensitivity':'101'}", "sensitivity" },
  { "cmd 85", NULL, "{'enabled':'1','sensitivity':'1'}" },
  { "cmd 85", NULL, "{'enabled':'1','sensitivity':'0'}", "sensitivity" },
  { NULL },
};

gboolean
onv_refusal_is_of (const char *row, const char *section)
{
  gsize length = strlen (row);
  gboolean command = g_str_has_prefix (section, "cmd ");

  if (g_str_equal (row, "*"))
    return !command;
  return g_str_has_prefix (section, row)
         && (section[length] == '\0' || section[length] == '.'
             || (command && section[length] == ' '));
}
