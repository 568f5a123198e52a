/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "onv-story.h"

#define CHANNEL "device-id={usual}&channel-id=1"
#define FROM_TO "start-time={before}&end-time={after}"
#define RECORD "device-id={usual}&channel-id=1&action="
#define PLAN "device-id={offline}&channel-id=1"
#define RAISED "POST _sim/alarms?device_id={usual}&channel_id=1&type=100&event="
#define WEEK "'times':[{'weekday':1,'start_time':'08:00:00','end_time':'18:00:00'}]"

const OnvStep onv_story[] = {
  /* What comes first, and what of it later steps need. */
  { "register_device", "register-code={register_code}", "{'serial-number':'walked'}",
    .keep = "registered=device-id&other-key=key", .type = onv_registration_get_type },
  { "add_device", NULL, "{'title':'walked','protocol':'RTMP','auth-info':'walked'}",
    .keep = "added=device-id", .type = onv_device_get_type },
  { "set_camera_closed", "device-id={closed}&channel-id=1", "{'type':1}" },

  { "change_device", "device-id={added}", "{'title':'renamed'}", .type = onv_device_get_type,
    .write = ONV_WRITE_CHANGED },
  { "get_device", "device-id={added}", .shows = "title=renamed" },
  { "find_devices", "title=RENAMED", .shows = "id={added}" },
  { "query_online", "device-ids={usual},{offline}", .shows = "id={usual}" },

  { "add_channel", "device-id={added}&channel-id=7&title=Seven" },
  { "change_channel", "device-id={added}&channel-id=7&title=Gate" },
  { "list_channels", "device-id={added}", .shows = "title=Channel1" },
  { "delete_channel", "device-id={added}&channel-id=7" },

  { "send_message", "device-id={usual}&qos=1&kind=1", "echo", .shows = "status=4" },
  { "send_message", "device-id={usual}&qos=1&kind=0", "nonsense",
    .shows = "response={\"resp_code\":1,\"resp_data\":\"\"}" },
  { "find_device_messages", "device-id={usual}&begin-time={before}&end-time={after}",
    .shows = "base64=ZWNobw==" },
  { "send_device_message", "device-id={usual}", "wake" },

  { "get_play_address", CHANNEL "&protocol-type=1&timeout=600000",
    .keep = "addr=addr&token=access-token&cover=cover-addr" },
  { "preload_hls", CHANNEL "&base=http://{addr}/&token={token}&idle-time=10" },
  { "get_live_preview", CHANNEL "&base=http://{cover}/&token={token}" },
  { "get_push_address", CHANNEL "&network=cm", .shows = "url=", .needs_rtmp = TRUE },

  { "upload_picture", CHANNEL "&format=jpg&name=walked", "{picture}" },
  { "list_pictures", CHANNEL, .shows = "name=walked" },
  { "get_picture", CHANNEL "&name=walked", .shows = "format=jpg", .keep = "picture-url=url" },
  { "download_picture", "url={picture-url}", .shows = "{picture}" },
  { "delete_picture", CHANNEL "&name=walked" },

  { "record_video", RECORD "1&expired=1day", .lasts_ms = 2000 },
  { "record_video", RECORD "0", .lasts_ms = 500 },
  { "find_recordings", CHANNEL, .shows = "id=", .keep = "video=id", .back = 2 },
  { "rename_recording", CHANNEL "&video-id={video}", "{'name':'walked'}" },
  { "get_recording", CHANNEL "&video-id={video}", .shows = "name=walked" },
  { "get_play_token", CHANNEL "&video-id={video}", .shows = "token=" },
  { "delete_recordings", CHANNEL, "{'video':[{'videoId':'{video}'}]}", .shows = "code=0" },
  { "delete_recordings", CHANNEL, "{'video':[{'videoId':'{video}'}]}", .shows = "code=1" },
  { "add_recording_plan", PLAN "&mode=2" },
  { "change_recording_plan", PLAN "&mode=1" },
  { "delete_recording_plan", PLAN },
  { "change_recording_plan", PLAN "&mode=1" },
  { "clear_recording_plan", PLAN "&nothing=" },

  { "set_encryption", NULL, "{'type':1}" },
  { "get_encryption", NULL, .shows = "encrypted=1" },
  { "set_encryption", NULL, "{'type':0}" },
  { "get_boot_address", NULL, .shows = "address=" },
  { "get_access_address", "device-id={usual}&network=CM", .shows = "token=" },
  { "find_play_sessions", NULL },
  { "find_push_sessions", NULL },

  { "upload_file", "name=walked&desc=by+foot", "some text" },
  { "find_files", "name=walked", .shows = "size=9" },
  { "download_file", "name=walked", .shows = "some text" },
  { "delete_file", "name=walked" },

  { RAISED "0&comment=door" },
  { RAISED "1&comment=door" },
  { "count_unread_alarms", "device-id={usual}", .shows = "count=1", .is_waited_for = TRUE },
  { "find_alarms", FROM_TO "&device-id={usual}", .shows = "comment=door", .keep = "alarm=id",
    .is_waited_for = TRUE },
  { "count_unread_alarms_by_day", FROM_TO "&device-id={usual}", .shows = "number=1" },
  { "mark_alarms_read", NULL, "{'alarm_id':['{alarm}']}" },
  { "count_alarms_by_day", FROM_TO "&device-id={usual}", .shows = "number=1" },
  { "find_alarm_messages", FROM_TO "&device-id={usual}", .shows = "comment=door",
    .keep = "message=id", .is_waited_for = TRUE },
  { "delete_alarms", NULL, "{'alarm_id':['{alarm}','{message}']}" },

  { "get_storage", NULL, .shows = "used=" },
  { "find_device_storage", NULL, .shows = "device-id=" },
  { "get_version", NULL, .shows = "version=" },

  { "cmd 5", CHANNEL },
  { "cmd 6", CHANNEL, "{'level':4}" },
  { "cmd 7", CHANNEL, "{'stop':2,'cmd':13,'speed':3}" },
  { "cmd 10", CHANNEL, "{'page':1,'per_page':20}",
    .shows = "size=", .keep = "begin=start-time&end=end-time" },
  { "cmd 43", CHANNEL, "{'start_time':'{begin}','end_time':'{end}'}", .shows = "format=jpg" },
  { "cmd 11", CHANNEL,
    "{'url':'http://127.0.0.1:1/a.tar.gz','ver':'1','md5':'0123456789abcdef0123456789abcdef'}",
    .is_unanswered = TRUE },
  { "cmd 20", CHANNEL, .shows = "entries=" },
  { "cmd 21", CHANNEL, "[{'type':1,'enable':1,'text':'walked','pos':'left-top'}]",
    .shows = "entries=" },
  { "cmd 26", CHANNEL, .shows = "mode=" },
  { "cmd 27", CHANNEL, "{'mode':'1','when-full':'1'," WEEK "}", .shows = "mode=1" },
  { "cmd 28", CHANNEL, .shows = "mode=" },
  { "cmd 29", CHANNEL, "{'mode':'2','timezone':'8','server':'ntp.example','port':'123'}",
    .shows = "server=ntp.example" },
  { "cmd 30", CHANNEL, .shows = "state=1" },
  { "cmd 31", CHANNEL, "{'opt':'mount'}" },
  { "cmd 32", CHANNEL, "{'width':160,'height':90,'quality':50}", .shows = "name=" },
  { "cmd 33", CHANNEL, .shows = "codec=h264" },
  { "cmd 34", CHANNEL, "{'bitrate':'600'}", .shows = "bitrate=600" },
  { "cmd 39", CHANNEL, .shows = "status=on" },
  { "cmd 40", CHANNEL, "{'status':'off'}", .shows = "status=off" },
  { "cmd 40", CHANNEL, "{'status':'on'}", .shows = "status=on" },
  { "cmd 41", CHANNEL, .shows = "names=" },
  { "cmd 42", CHANNEL, "{'wifi_id':'Guest','wifi_pw':''}" },
  { "cmd 80", CHANNEL, .shows = "enabled=" },
  { "cmd 81", CHANNEL, "{'enabled':'1','event':'1','sensitivity':'60'," WEEK "}",
    .shows = "sensitivity=60" },
  { "cmd 82", CHANNEL, .shows = "enabled=" },
  { "cmd 83", CHANNEL, "{'enabled':'1','event':'1','sensitivity':'61'," WEEK "}",
    .shows = "sensitivity=61" },
  { "cmd 84", CHANNEL, .shows = "enabled=" },
  { "cmd 85", CHANNEL, "{'enabled':'1','event':'1','sensitivity':'62'," WEEK "}",
    .shows = "sensitivity=62" },
  { "cmd 91", CHANNEL, .shows = "enabled=" },
  { "cmd 92", CHANNEL, "{'enabled':'1','event':'2'," WEEK "}", .shows = "event=2" },

  /* What came goes again. */
  { "set_camera_closed", "device-id={closed}&channel-id=1", "{'type':0}" },
  { "delete_device", "device-id={added}" },
  { "delete_device", "device-id={registered}" },
  { NULL },
};
