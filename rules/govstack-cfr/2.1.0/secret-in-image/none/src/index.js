console.log("no image here");
