/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "camera/sim-camera.h"
#include "camera/sim-feed.h"
#include "camera/sim-publisher.h"
#include "camera/sim-scene.h"

G_BEGIN_DECLS

struct _SimCamera
{
  GObject parent_instance;

  SimCameraConfig *config;
  SimOsd *osd;
  SimScene *scene;
  SimFeed *feed;
  gboolean off;
  SimPublisher *publisher; /* %NULL unless it publishes */
};

G_END_DECLS
