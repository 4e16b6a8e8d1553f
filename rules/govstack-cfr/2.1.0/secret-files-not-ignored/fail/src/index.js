console.log("registry");
